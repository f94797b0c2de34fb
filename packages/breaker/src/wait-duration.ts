import type { BackoffConfig, WaitDuration } from './circuit-breaker-config.ts';
import { numberIn, numberSetting, refuseSetting } from './setting.ts';

/** Stands in where a wait is needed and none can be had: an endless first wait, or a function that fails. */
const FALLBACK_WAIT = 30_000;

export function resolveWait(path: string, wait: unknown): WaitDuration {
  if (typeof wait === 'number') return anyWait(path, wait);
  if (typeof wait === 'function') return wait as (attempt: number) => number; // what it answers is checked when it does
  if (typeof wait !== 'object' || wait === null)
    return refuseSetting(path, 'a number, a backoff or a function', wait);
  const { initial, multiplier = 2, max, jitter = 0 }: Partial<BackoffConfig> = wait;
  const atLeast = numberSetting(`${path}.initial`, initial, { atLeast: 0 });
  return Object.freeze({
    initial: atLeast,
    multiplier: numberSetting(`${path}.multiplier`, multiplier, { atLeast: 1 }),
    max: numberSetting(`${path}.max`, max, { atLeast, finite: false }),
    jitter: numberSetting(`${path}.jitter`, jitter, { atLeast: 0, atMost: 1 }),
  });
}

const anyWait = numberIn({ atLeast: 0, finite: false });

/** What the default of the probe lease follows; finite, whatever the wait is. */
export function firstWait(wait: WaitDuration): number {
  const first = typeof wait === 'object' ? wait.initial : waitFor(wait, 1, () => 0.5).wait;
  return Number.isFinite(first) ? first : FALLBACK_WAIT;
}

export interface ChosenWait {
  readonly wait: number;
  /** What the configured function threw, or the nonsense it answered. */
  readonly problem?: unknown;
}

/** The wait of opening number `attempt`. A function that fails must not let probes through at once, so it waits too. */
export function waitFor(config: WaitDuration, attempt: number, random: () => number): ChosenWait {
  if (typeof config === 'number') return { wait: config };
  if (typeof config === 'object') return { wait: backedOff(config, attempt, random) };
  try {
    return { wait: anyWait('waitDurationInOpenState', config(attempt)) };
  } catch (problem) {
    return { wait: FALLBACK_WAIT, problem };
  }
}

function backedOff(
  { initial, multiplier = 2, max, jitter = 0 }: BackoffConfig,
  attempt: number,
  random: () => number,
): number {
  if (initial === 0) return 0; // 0 times an overflown power is NaN
  const wait = Math.min(max, initial * multiplier ** (attempt - 1));
  if (jitter === 0 || wait === Infinity) return wait;
  return Math.min(max, wait * (1 + jitter * (2 * random() - 1)));
}
