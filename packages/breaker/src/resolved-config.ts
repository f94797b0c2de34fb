import type { CircuitBreakerConfig, CountBasedWindow, TimeBasedWindow } from './circuit-breaker-config.ts';

/** The window in force, its buckets settled. */
export type ResolvedSlidingWindow = CountBasedWindow | Required<TimeBasedWindow>;

/** The configuration in force: complete, checked and frozen. */
export interface ResolvedCircuitBreakerConfig extends Required<CircuitBreakerConfig> {
  /** What the rates are taken over. */
  readonly slidingWindow: ResolvedSlidingWindow;
}
