import { rowsWithGaps } from './gaps.ts';
import type { History } from './history.ts';
import { niceScale, type Scale } from './nice-scale.ts';

export interface LatencyRow {
  readonly at: number;
  /** ms; null where there was no sample. */
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
}

/** An idle service of 2 ms must not look like a storm. */
const LOWEST_TOP_MS = 50;

export function latencyRows({ points, step }: History): LatencyRow[] {
  return rowsWithGaps<LatencyRow>(points, step, {
    row: ({ at, p50, p95, p99 }) => ({ at, p50, p95, p99 }),
    empty: (at) => ({ at, p50: null, p95: null, p99: null }),
  });
}

export function latencyScale(rows: readonly LatencyRow[]): Scale {
  return niceScale(Math.max(0, ...rows.map((row) => row.p99 ?? row.p95 ?? row.p50 ?? 0)), LOWEST_TOP_MS);
}
