import { type Clock, systemClock } from './clock.ts';
import { seededRandom } from './seeded-random.ts';

/** What a breaker takes from its surroundings; all of it can be replaced. */
export interface CircuitBreakerRuntime {
  /** @default `systemClock` */
  readonly clock?: Clock;
  /** Numbers in [0, 1), for `jitter`. @default seeded with the name and the clock's first reading for it */
  readonly random?: () => number;
  /** Told what listeners, classifiers and a wait function throw. @default nothing is done */
  readonly onListenerError?: (error: unknown) => void;
}

/** The same, for a breaker that comes back. */
export interface RestoreRuntime extends CircuitBreakerRuntime {
  /** Milliseconds since the export, where known: every deadline is that much nearer. Less than 0 counts as 0. @default 0 */
  readonly elapsedSinceExportMs?: number;
}

export function resolveRuntime(
  name: string,
  { clock = systemClock, random, onListenerError = ignoreError }: CircuitBreakerRuntime,
): Required<CircuitBreakerRuntime> {
  return { clock, random: random ?? seededOnUse(name, clock), onListenerError };
}

/** The reading sets a fleet's processes apart: with the same waits they would all probe at the same instant. */
function seededOnUse(name: string, clock: Clock): () => number {
  let random: (() => number) | null = null;
  return () => {
    random ??= seededRandom(`${name} ${clock.now()}`);
    return random();
  };
}

function ignoreError(): void {}
