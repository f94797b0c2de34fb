import type { BreakerState } from '@fuseboard/protocol';
import { LatencyHistogram } from '../latency-histogram.ts';

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

/** Two whiles as one, the later one last: counts are added, histograms put together, and the rest is as it was at the end. */
export function together(earlier: SeriesSample, later: SeriesSample): SeriesSample {
  const latency = new LatencyHistogram();
  latency.addEncoded(earlier.latency);
  latency.addEncoded(later.latency);
  return {
    ...later,
    success: earlier.success + later.success,
    failure: earlier.failure + later.failure,
    ignored: earlier.ignored + later.ignored,
    rejected: earlier.rejected + later.rejected,
    late: earlier.late + later.late,
    timeout: earlier.timeout + later.timeout,
    slow: earlier.slow + later.slow,
    latency: latency.encode(),
  };
}
