import type { SeriesPoint } from '@fuseboard/protocol';
import { LatencyHistogram } from '../latency-histogram.ts';
import { inTurns } from './in-turns.ts';
import type { SeriesSample } from '../series-sample.ts';

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
  readonly counts: Readonly<Record<Outcome, number>>;
  readonly latency: LatencyHistogram;
}

const OUTCOMES = ['success', 'failure', 'ignored', 'rejected', 'late', 'timeout', 'slow'] as const;
type Outcome = (typeof OUTCOMES)[number];

/**
 * Samples summed up to as many points as are wanted. Spans are aligned to the clock and not to the range, so that a chart which
 * asks again a second later gets the same spans. Counts are added, rates are the last reading of the span, and percentiles are
 * those of all its calls together, from the sum of their histograms. `resolution` is how many seconds a sample covers.
 */
export async function toPoints(
  samples: readonly (SeriesSample & { readonly at: number })[],
  range: SeriesRange,
  resolution = 1,
): Promise<Points> {
  const within = samples.filter(({ at }) => at >= range.from && at <= range.to);
  const first = within[0]?.second ?? 0;
  const last = within.at(-1)?.second ?? 0;
  const fewest = Math.max(1, Math.ceil((last - first + 1) / range.points));
  const seconds = Math.ceil(fewest / resolution) * resolution;
  const spans = new Map<number, Span & { readonly at: number }>();
  for await (const sample of inTurns(within)) {
    const span = Math.ceil(sample.second / seconds);
    spans.set(span, { ...add(spans.get(span), sample), at: sample.at });
  }
  // Where the range begins in the middle of a span there can be one point too many, and that one is cut short.
  return { step: seconds * 1_000, points: [...spans.values()].map(toPoint).slice(-range.points) };
}

function add(span: Span | undefined, sample: SeriesSample): Span {
  const latency = span?.latency ?? new LatencyHistogram();
  latency.addEncoded(sample.latency);
  const sum = (outcome: Outcome): number => (span?.counts[outcome] ?? 0) + sample[outcome];
  const counts = {
    success: sum('success'),
    failure: sum('failure'),
    ignored: sum('ignored'),
    rejected: sum('rejected'),
    late: sum('late'),
    timeout: sum('timeout'),
    slow: sum('slow'),
  };
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

/** Two decimals of a rate, one of a latency, as in frames. */
export function round(value: number | null, scale: 10 | 100): number | null {
  return value === null ? null : Math.round(value * scale) / scale;
}
