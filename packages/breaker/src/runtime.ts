import { type Clock, systemClock } from './clock.ts';
import { seededRandom } from './seeded-random.ts';

/** What a breaker takes from its surroundings; all of it can be replaced. */
export interface CircuitBreakerRuntime {
  /** @default `systemClock` */
  readonly clock?: Clock;
  /** Numbers in [0, 1), for `jitter`. @default seeded with the name and the clock's reading */
  readonly random?: () => number;
  /** Told what listeners, classifiers and a wait function throw. @default nothing is done */
  readonly onListenerError?: (error: unknown) => void;
}

export function resolveRuntime(
  name: string,
  runtime: CircuitBreakerRuntime,
): Required<CircuitBreakerRuntime> {
  const { clock = systemClock, onListenerError = () => {} } = runtime;
  // The reading sets a fleet's processes apart: with the same waits they would probe at the same instant.
  const { random = seededRandom(`${name} ${clock.now()}`) } = runtime;
  return { clock, random, onListenerError };
}
