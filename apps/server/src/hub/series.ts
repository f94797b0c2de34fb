import type { SeriesPoint } from '@fuseboard/protocol';
import { LatencyHistogram } from '../latency-histogram.ts';
import { inTurns } from './in-turns.ts';
import { round } from './round.ts';
import { type Counts, type SeriesSample, sumOf } from '../series-sample.ts';
import { type Quiet, quietAt, quietPoint } from './quiet.ts';

/** Epoch ms, both inclusive, and how many points at most. */
export interface SeriesRange {
  readonly from: number;
  readonly to: number;
  readonly points: number;
}

export interface Points {
  /** ms a point covers, a whole number of seconds. */
  readonly step: number;
  readonly points: readonly SeriesPoint[];
}

/** What is added up of one span. */
interface Span {
  readonly last: SeriesSample;
  readonly counts: Counts;
  readonly latency: LatencyHistogram;
}

/**
 * Samples summed up to as many points as are wanted. Spans are aligned to the clock and not to the range, so that a chart which
 * asks again a second later gets the same spans. Counts are added, rates are the last reading of the span, and percentiles are
 * those of all its calls together, from the sum of their histograms. `resolution` is how many seconds a sample covers; a span without a
 * sample is one without calls where `quiet` says that it would have been kept, and else a gap.
 */
export async function toPoints(
  samples: readonly (SeriesSample & { readonly at: number })[],
  range: SeriesRange,
  { resolution = 1, quiet = [] }: { readonly resolution?: number; readonly quiet?: readonly Quiet[] } = {},
): Promise<Points> {
  const within = samples.filter(({ at }) => at >= range.from && at <= range.to);
  const { first, last } = extent(within, quiet);
  const fewest = Math.max(1, Math.ceil((last - first + 1) / range.points));
  const seconds = Math.ceil(fewest / resolution) * resolution;
  const spans = new Map<number, Span & { readonly at: number }>();
  for await (const sample of inTurns(within)) {
    const span = Math.ceil(sample.second / seconds);
    spans.set(span, { ...add(spans.get(span), sample), at: sample.at });
  }
  // Where the range begins in the middle of a span there can be one point too many, and that one is cut short.
  return { step: seconds * 1_000, points: [...whole(spans, quiet, seconds)].slice(-range.points) };
}

/** Seconds. */
function extent(samples: readonly SeriesSample[], quiet: readonly Quiet[]): { first: number; last: number } {
  const begins = [samples[0]?.second, quiet[0] && Math.floor(quiet[0].from / 1_000) + 1];
  const ends = [samples.at(-1)?.second, quiet.at(-1) && Math.floor((quiet.at(-1)?.to ?? 0) / 1_000)];
  const known = (seconds: readonly (number | undefined)[]) =>
    seconds.filter((second) => second !== undefined);
  return { first: Math.min(...known(begins), Infinity), last: Math.max(...known(ends), -Infinity) };
}

function* whole(
  spans: ReadonlyMap<number, Span & { readonly at: number }>,
  quiet: readonly Quiet[],
  seconds: number,
): Iterable<SeriesPoint> {
  const quietSpans = quiet.flatMap(({ from, to }) => {
    const [begin, end] = [Math.floor(from / 1_000 / seconds) + 1, Math.floor(to / 1_000 / seconds)];
    return Array.from({ length: Math.max(0, end - begin + 1) }, (_, index) => begin + index);
  });
  const order = [...new Set([...spans.keys(), ...quietSpans])].sort((a, b) => a - b);
  let before: SeriesPoint | null = null;
  for (const key of order) {
    const span = spans.get(key);
    const at = key * seconds * 1_000;
    const stay = quietAt(quiet, at);
    const point: SeriesPoint | undefined = span ? toPoint(span) : stay && quietPoint(at, stay, before);
    if (point === undefined) continue;
    yield point;
    before = point;
  }
}

function add(span: Span | undefined, sample: SeriesSample): Span {
  const latency = span?.latency ?? new LatencyHistogram();
  latency.addEncoded(sample.latency);
  const counts = sumOf(span === undefined ? [sample] : [span.counts, sample]);
  return { last: sample, counts, latency };
}

function toPoint({ at, last, counts, latency }: Span & { readonly at: number }): SeriesPoint {
  return {
    at,
    ...counts,
    failureRate: round(last.failureRate, 100),
    slowCallRate: round(last.slowCallRate, 100),
    p50: round(latency.percentile(50), 10),
    p95: round(latency.percentile(95), 10),
    p99: round(latency.percentile(99), 10),
    state: last.state,
  };
}
