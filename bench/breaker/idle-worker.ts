// Makes many breakers of one kind, weighs them and sits still. argv: library, index, how many, for how long in ms.
import { setTimeout as rest } from 'node:timers/promises';
import { idleOf } from './libraries.ts';

/** What lies outside V8's heap too: the backing of typed arrays. */
function weigh(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

const [library = '', index = '', count = '', restMs = ''] = process.argv.slice(2);
const kind = (await idleOf(library))[Number(index)];
if (!kind) throw new Error(`no kind ${index} of ${library}`);
await kind.make(); // what a library makes once is no breaker's
const kept: unknown[] = Array.from({ length: Number(count) }, () => null);
const before = weigh();
for (let i = 0; i < kept.length; i += 1) kept[i] = await kind.make();
const bytes = (weigh() - before) / kept.length;

await rest(1_000); // let the collector finish
const cpuBefore = process.cpuUsage();
await rest(Number(restMs));
const { user, system } = process.cpuUsage(cpuBefore);
const cpuPercent = (user + system) / (10 * Number(restMs));
console.log(JSON.stringify({ name: kind.name, bytes, cpuPercent, kept: kept.length }));
process.exit();
