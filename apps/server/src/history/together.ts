import { LatencyHistogram } from '../latency-histogram.ts';
import { type SeriesSample, sumOf } from '../series-sample.ts';

/** Whiles as one, in the order in which they were: counts are added, histograms put together, and the rest is as it was at the end. */
export function together(whiles: readonly SeriesSample[]): SeriesSample {
  const last = whiles.at(-1);
  if (last === undefined) throw new RangeError('There is nothing to put together.');
  if (whiles.length === 1) return last;
  const latency = new LatencyHistogram();
  for (const each of whiles) latency.addEncoded(each.latency);
  return {
    ...last,
    ...sumOf(whiles),
    latency: latency.encode(),
  };
}
