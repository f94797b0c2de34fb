import { LatencyHistogram } from '../latency-histogram.ts';
import type { SeriesSample } from '../series-sample.ts';

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
