import { availableParallelism } from 'node:os';
import { measure } from './measure.ts';
import { readOptions } from './options.ts';
import { end, endAll, startUpstream } from './processes.ts';
import { printFigures, printMemory } from './report.ts';

const options = readOptions(process.argv.slice(2));
const { breakers, rate, clients, seconds, minutes, seed } = options;
process.once('exit', endAll);
console.log(
  `${breakers} breakers at ${rate} calls/s (${breakers * rate} calls/s in all), ${clients} browsers, one of them stalled; ` +
    `${seconds} s each; Node ${process.versions.node}, ${availableParallelism()} cores; --seed ${seed}`,
);
const upstream = await startUpstream();
const fuseboard = await measure('fuseboard', upstream, options);
printMemory(fuseboard.memory);
const naive = options.alone ? null : await measure('naive', upstream, { ...options, minutes: 0 });
printFigures(fuseboard, naive);
if (minutes === 0) console.log('memory over time: --minutes 10');
await end(upstream.child);
