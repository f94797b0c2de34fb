import type { BreakerState } from '@fuseboard/protocol';

/** What is kept of a breaker's calls: counts of a while, rates and state as they stood at its end. */
export interface SeriesSample {
  readonly breaker: string;
  /** Epoch seconds at its end. */
  readonly second: number;
  readonly success: number;
  readonly failure: number;
  readonly ignored: number;
  readonly rejected: number;
  readonly late: number;
  readonly timeout: number;
  readonly slow: number;
  /** Percent of the window. */
  readonly failureRate: number | null;
  readonly slowCallRate: number | null;
  /** How long the calls took, as `LatencyHistogram` writes it. */
  readonly latency: string;
  readonly state: BreakerState;
}
