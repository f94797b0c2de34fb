import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Pair } from './model-pair.ts';
import { configs, type Step, scripts } from './model-script.ts';
import type { ModelConfig } from './naive-config.ts';

const env: Record<string, string | undefined> = globalThis.process?.env ?? {};
const RUNS = Number(env['FUSEBOARD_MODEL_RUNS'] ?? 2_500);
const SEED = Number(env['FUSEBOARD_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
/** A run of another size is somebody's own affair. */
const LEAST_STEPS = env['FUSEBOARD_MODEL_RUNS'] === undefined ? 100_000 : RUNS;

const STATES = ['closed', 'open', 'half-open', 'forced-open', 'disabled', 'metrics-only'];
const KINDS: readonly Step[0][] = [
  'acquire',
  'finish',
  'call',
  'end',
  'abort',
  'advance',
  'stall',
  'command',
  'reconfigure',
  'restore',
  'react',
  'hear',
  'dispose',
  'look',
];
const ANSWERS = ['returned', 'threw', 'timeout', 'aborted', 'not-permitted', 'bulkhead-full', 'disposed'];

type Script = [given: Partial<ModelConfig>, hearsCalls: boolean, steps: Step[]];

interface Tally {
  steps: number;
  readonly reached: Map<string, number>;
}

async function play(pair: Pair, steps: readonly Step[], tally?: Tally): Promise<void> {
  for (const step of [...steps, ['look'] as const]) {
    // oxlint-disable-next-line no-await-in-loop -- steps follow one another
    if (!(await pair.take(step)) || tally === undefined) continue;
    tally.steps += 1;
    bump(tally.reached, pair.model.state);
    bump(tally.reached, step[0]);
  }
  for (const answer of pair.answers) if (tally !== undefined) bump(tally.reached, answer);
}

function bump(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The shortest script that goes wrong, a step a line, and where it does. */
async function explain({ counterexample, numRuns, numShrinks }: fc.RunDetails<Script>): Promise<string> {
  const [given, hearsCalls, steps] = counterexample ?? [{}, true, []];
  const pair = new Pair(given, hearsCalls);
  const problem = await play(pair, steps).catch((error: unknown) => error);
  return [
    `Script ${numRuns} goes wrong, shortened ${numShrinks} times to this. Again: FUSEBOARD_SEED=${SEED} pnpm unit --project breaker circuit-breaker.model`,
    ...pair.log.map((line) => `  ${line}`),
    problem instanceof Error ? problem.message : 'and now it goes well: it depends on something else',
  ].join('\n');
}

it(`[W2] [W3] [O1] [HO1] [HO2] [L1] [M5] [E5] [T3] [T4] whatever is done, the breaker does as a naive model (FUSEBOARD_SEED=${SEED})`, async () => {
  const tally: Tally = { steps: 0, reached: new Map() };
  const property = fc.asyncProperty(configs, fc.boolean(), scripts, async (given, hearsCalls, steps) => {
    await play(new Pair(given, hearsCalls), steps, tally);
  });
  const result = await fc.check(property, { numRuns: RUNS, seed: SEED });
  if (result.failed) throw new Error(await explain(result));
  // oxlint-disable-next-line no-console -- whoever reads the log wants to repeat it
  console.info(`model test: ${tally.steps} steps in ${RUNS} scripts, FUSEBOARD_SEED=${SEED}`);
  expect(tally.steps).toBeGreaterThanOrEqual(LEAST_STEPS);
  // A generator that never gets anywhere would agree with anything.
  const rare = [...STATES, ...KINDS, ...ANSWERS].filter(
    (name) => (tally.reached.get(name) ?? 0) <= RUNS / 10,
  );
  expect(rare).toEqual([]);
}, 120_000);
