import { libraryNames, subjectsOf } from './libraries.ts';
import type { Scenario } from './subject.ts';
import { type Spread, spread } from './statistics.ts';
import { WorkerProcess } from './worker-process.ts';

export interface Options {
  readonly rounds: number;
  /** All subjects in one process, to see what sharing one does to the figures. */
  readonly together: boolean;
}

export interface Measured {
  readonly name: string;
  /** Nanoseconds per call, one of each round. */
  readonly rounds: readonly number[];
  readonly bytes: number | null;
}

const WITHOUT_COLLECTION = ['--expose-gc', '--min-semi-space-size=256', '--max-semi-space-size=256'];

/** Each subject's bursts in turn, the order rotated from round to round: what disturbs one round disturbs all of it. */
export async function measureScenario(scenario: Scenario, options: Options): Promise<readonly Measured[]> {
  const keys = await keysOf(scenario);
  const names = new Map<string, string>();
  const rounds = new Map<string, number[]>(keys.map((key) => [key, []]));
  const workers = startWorkers(scenario, keys, options.together);
  for (const key of keys) names.set(key, (await workers.get(key)?.ask(key, 'warm-up'))?.name ?? key);
  for (let round = 0; round < options.rounds; round += 1) {
    const first = round % keys.length;
    for (const key of [...keys.slice(first), ...keys.slice(0, first)]) {
      rounds.get(key)?.push((await workers.get(key)?.ask(key, 'nanoseconds'))?.figure ?? Number.NaN);
    }
  }
  for (const key of keys) await workers.get(key)?.ask(key, 'check');
  for (const worker of workers.values()) worker.end();
  const measured: Measured[] = [];
  for (const key of keys) {
    const bytes = await bytesOf(scenario, key);
    measured.push({ name: names.get(key) ?? key, rounds: rounds.get(key) ?? [], bytes });
  }
  return measured;
}

/** Round by round, so that a slow moment of the machine cancels out. */
export function ratio(of: Measured, to: Measured): Spread {
  return spread(of.rounds.map((nanoseconds, round) => nanoseconds / (to.rounds[round] ?? Number.NaN)));
}

async function keysOf(scenario: Scenario): Promise<readonly string[]> {
  const keys: string[] = [];
  for (const library of libraryNames) {
    const subjects = await subjectsOf(library, scenario);
    subjects.forEach((_, index) => keys.push(`${library}:${index}`));
  }
  return keys;
}

function startWorkers(
  scenario: Scenario,
  keys: readonly string[],
  together: boolean,
): Map<string, WorkerProcess> {
  if (!together) return new Map(keys.map((key) => [key, new WorkerProcess(scenario, [key])]));
  const shared = new WorkerProcess(scenario, keys);
  return new Map(keys.map((key) => [key, shared]));
}

/** In a process of its own: a young generation that large is not what calls are timed with. */
async function bytesOf(scenario: Scenario, key: string): Promise<number | null> {
  const worker = new WorkerProcess(scenario, [key], WITHOUT_COLLECTION);
  await worker.ask(key, 'warm-up');
  const { figure } = await worker.ask(key, 'bytes');
  worker.end();
  return figure;
}
