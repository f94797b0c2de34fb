// `pnpm bench weight`: bytes of the breaker's bundle, minified and brotli-compressed; what each feature has of them, measured by
// leaving its modules out; and other libraries beside it. Parts share words that compress well, so they make up less than the whole.
import { spawnSync } from 'node:child_process';
import { newestOf, versionOf } from './breaker/newest.ts';
import { weigh } from './weight/bundle.ts';
import { FEATURES, NONE } from './weight/features.ts';

const BREAKER = "export { CircuitBreaker } from './packages/breaker/dist/index.js'";
const cockatiel = newestOf('cockatiel');
const opossum = newestOf('opossum');
const PEERS: readonly (readonly [string, string])[] = [
  [
    `${versionOf(cockatiel)}, its breaker and all three rules`,
    `export { circuitBreaker, handleAll, ConsecutiveBreaker, CountBreaker, SamplingBreaker } from '${cockatiel}'`,
  ],
  [versionOf(cockatiel), `export * from '${cockatiel}'`],
  [versionOf(opossum), `export { default } from '${opossum}'`],
  [versionOf('mollitia'), "export * from 'mollitia'"],
];

const { status } = spawnSync(
  process.execPath,
  ['node_modules/typescript/bin/tsc', '-b', 'packages/breaker'],
  {
    stdio: 'inherit',
  },
);
if (status !== 0) process.exit(status ?? 1);

const print = (name: string, bytes: number): void => console.log(`${String(bytes).padStart(7)}  ${name}`);

const whole = await weigh(BREAKER);
print('the breaker', whole);
print('the whole entry', await weigh("export * from './packages/breaker/dist/index.js'"));
console.log('\nwithout it, so much less:');
const weights = await Promise.all(
  FEATURES.map(async ({ name, standIns }) => ({ name, bytes: whole - (await weigh(BREAKER, standIns)) })),
);
for (const { name, bytes } of weights.toSorted((a, b) => b.bytes - a.bytes)) print(name, bytes);
print('the breaker with none of these', await weigh(BREAKER, NONE));
console.log('\nothers:');
for (const [name, source] of PEERS) print(name, await weigh(source));
