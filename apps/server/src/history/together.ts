import { LatencyHistogram } from '../latency-histogram.ts';
import type { SeriesSample } from '../series-sample.ts';

/** Whiles as one, in the order in which they were: counts are added, histograms put together, and the rest is as it was at the end. */
export function together(whiles: readonly SeriesSample[]): SeriesSample {
  const last = whiles.at(-1);
  if (last === undefined) throw new RangeError('There is nothing to put together.');
  if (whiles.length === 1) return last;
  const latency = new LatencyHistogram();
  for (const each of whiles) latency.addEncoded(each.latency);
  const sum = (count: Count): number => whiles.reduce((total, each) => total + each[count], 0);
  return {
    ...last,
    success: sum('success'),
    failure: sum('failure'),
    ignored: sum('ignored'),
    rejected: sum('rejected'),
    late: sum('late'),
    timeout: sum('timeout'),
    slow: sum('slow'),
    latency: latency.encode(),
  };
}

type Count = 'success' | 'failure' | 'ignored' | 'rejected' | 'late' | 'timeout' | 'slow';
