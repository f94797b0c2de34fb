// A process that holds one subject, or several with `--together`, and runs its loop when told to.
// argv: scenario, then `library:index` for each.
import { PerformanceObserver } from 'node:perf_hooks';
import { setImmediate as turn } from 'node:timers/promises';
import { compileLoop, type Loop } from './compile-loop.ts';
import { subjectsOf } from './libraries.ts';
import type { Answer, Request } from './messages.ts';
import { type Prepared, SCENARIOS } from './subject.ts';

const BURST_MS = 5;
/** Untimed before each burst: the caches were somebody else's meanwhile. */
const REWARM = 0.1;
const WARM_UP_MS = 300;
/** Less than the young generation that the process is started with. */
const BYTES_AT_ONCE = 96 * 2 ** 20;
const MOST_CALLS = 100_000;

interface Held {
  readonly name: string;
  readonly prepared: Prepared;
  readonly loop: Loop;
  burst: number;
}

let collections = 0;
const gcWatch = new PerformanceObserver((list) => (collections += list.getEntries().length));

async function hold(key: string): Promise<Held> {
  const [library = '', index = ''] = key.split(':');
  const scenario = SCENARIOS.find((name) => name === process.argv[2]) ?? 'success';
  const subject = (await subjectsOf(library, scenario))[Number(index)];
  if (!subject) throw new Error(`no subject ${key}`);
  const prepared = await subject.prepare();
  return { name: subject.name, prepared, loop: compileLoop(subject.name, prepared), burst: 1 };
}

/** Milliseconds of CPU, the collector's threads included: when others take the processor, that is not the subject's time. */
async function time(loop: Loop, calls: number): Promise<number> {
  const startedAt = process.cpuUsage();
  await loop(calls);
  const { user, system } = process.cpuUsage(startedAt);
  return (user + system) / 1_000;
}

/** Until V8 has optimized it; finds how many calls make a burst. */
async function warmUp({ loop }: Held): Promise<number> {
  const until = performance.now() + WARM_UP_MS;
  let burst = 1;
  while (performance.now() < until) {
    const took = await time(loop, burst);
    burst = Math.max(1, Math.min(2 * burst, Math.floor((burst * BURST_MS) / Math.max(0.001, took))));
  }
  return burst;
}

async function nanoseconds(held: Held): Promise<number> {
  if (held.burst > 10) await held.loop(Math.ceil(held.burst * REWARM));
  return (1e6 * (await time(held.loop, held.burst))) / held.burst;
}

async function grownBy(loop: Loop, calls: number): Promise<number> {
  const before = process.memoryUsage().heapUsed;
  await loop(calls);
  return process.memoryUsage().heapUsed - before;
}

/** Bytes allocated per call: the heap's growth while nothing is collected; null when something was. */
async function bytes({ loop, burst }: Held): Promise<number | null> {
  const sample = Math.max(1, Math.min(1_000, burst));
  globalThis.gc?.();
  const rough = Math.max(1, (await grownBy(loop, sample)) / sample);
  const calls = Math.max(1, Math.min(MOST_CALLS, 30 * burst, Math.floor(BYTES_AT_ONCE / rough)));
  globalThis.gc?.();
  await turn();
  await turn();
  collections = 0;
  const asking = await grownBy(loop, 0);
  const grown = await grownBy(loop, calls);
  await turn();
  await turn();
  return collections === 0 ? Math.max(0, grown - asking) / calls : null;
}

async function answer(held: Held, request: Request): Promise<Answer> {
  switch (request.ask) {
    case 'warm-up':
      held.burst = await warmUp(held);
      return { name: held.name, figure: held.burst };
    case 'nanoseconds':
      return { name: held.name, figure: await nanoseconds(held) };
    case 'bytes':
      return { name: held.name, figure: await bytes(held) };
    case 'check':
      if (!held.prepared.isSound(await held.loop(1))) throw new Error(`${held.name} left its scenario`);
      return { name: held.name, figure: null };
  }
}

gcWatch.observe({ entryTypes: ['gc'] });
const held = new Map<string, Held>();
for (const key of process.argv.slice(3)) held.set(key, await hold(key));

process.on('disconnect', () => process.exit());
process.on('message', (request: Request) => {
  const subject = held.get(request.key);
  if (!subject) throw new Error(`not held: ${request.key}`);
  void answer(subject, request).then((found) => process.send?.(found)); // what it throws ends the process, which the bench sees
});
