import type { Clock } from '../clock.ts';

/** What a throttle takes from its surroundings; all of it can be replaced. */
export interface AdaptiveThrottleRuntime {
  /** @default `systemClock` */
  readonly clock?: Clock;
  /** Numbers in [0, 1): which calls are refused. @default seeded with the name and the clock's first reading for it */
  readonly random?: () => number;
  /** Told what a classifier throws. @default nothing is done */
  readonly onListenerError?: (error: unknown) => void;
}
