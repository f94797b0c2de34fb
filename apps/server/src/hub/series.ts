import type { SeriesPoint } from '@fuseboard/protocol';
import type { Epoch } from './epoch.ts';
import type { Sample } from './series-store.ts';

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

/**
 * Samples summed up to as many points as are wanted. Spans are aligned to the server's clock and not to the range, so that a
 * chart which asks again a second later gets the same spans. Counts are added; rates are the last reading of the span;
 * percentiles cannot be averaged and are the largest reading, so that no span looks better than it was.
 */
export function toPoints(samples: readonly Sample[], range: SeriesRange, epoch: Epoch): Points {
  const within = samples.filter((sample) => {
    const at = epoch.at(sample.at);
    return at >= range.from && at <= range.to;
  });
  const first = within[0]?.second ?? 0;
  const last = within.at(-1)?.second ?? 0;
  const seconds = Math.max(1, Math.ceil((last - first + 1) / range.points));
  const spans = new Map<number, SeriesPoint>();
  for (const sample of within) {
    const span = Math.ceil(sample.second / seconds);
    spans.set(span, add(spans.get(span), sample, epoch));
  }
  // Where the range begins in the middle of a span there can be one point too many, and that one is cut short.
  return { step: seconds * 1_000, points: [...spans.values()].slice(-range.points) };
}

function add(sum: SeriesPoint | undefined, sample: Sample, epoch: Epoch): SeriesPoint {
  const { second: _, ...point } = sample;
  const rounded = {
    ...point,
    at: epoch.at(sample.at),
    failureRate: round(sample.failureRate, 100),
    slowCallRate: round(sample.slowCallRate, 100),
  };
  return {
    ...rounded,
    success: sample.success + (sum?.success ?? 0),
    failure: sample.failure + (sum?.failure ?? 0),
    ignored: sample.ignored + (sum?.ignored ?? 0),
    rejected: sample.rejected + (sum?.rejected ?? 0),
    late: sample.late + (sum?.late ?? 0),
    timeout: sample.timeout + (sum?.timeout ?? 0),
    p50: round(larger(sum?.p50, sample.p50), 10),
    p95: round(larger(sum?.p95, sample.p95), 10),
    p99: round(larger(sum?.p99, sample.p99), 10),
  };
}

function larger(left: number | null | undefined, right: number | null): number | null {
  if (left === null || left === undefined) return right;
  return right === null ? left : Math.max(left, right);
}

/** Two decimals of a rate, one of a latency, as in frames. */
export function round(value: number | null, scale: 10 | 100): number | null {
  return value === null ? null : Math.round(value * scale) / scale;
}
