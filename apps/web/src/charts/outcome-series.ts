import { rowsWithGaps } from './gaps.ts';
import type { History, HistoryPoint } from './history.ts';
import { niceScale, type Scale } from './nice-scale.ts';

/** Drawn from the axis upward in this order: what was served lies at the bottom. */
export const OUTCOMES = ['success', 'ignored', 'failure', 'late', 'rejected'] as const;
export type StackedOutcome = (typeof OUTCOMES)[number];

/** Calls a second, so that spans of different length compare. */
export type OutcomeRow = { readonly at: number } & Readonly<Record<StackedOutcome, number | null>> & {
    /** Part of the failures. */
    readonly timeout: number | null;
  };

const SECOND = 1_000;
/** A span just begun says nothing about a rate yet. */
const SETTLED_SHARE = 0.5;

export function outcomeRows({ points, step }: History): OutcomeRow[] {
  const settled = points.filter((point) => point.span >= step * SETTLED_SHARE);
  return rowsWithGaps<OutcomeRow>(settled, step, { row: perSecond, empty: nothing });
}

export function outcomeScale(rows: readonly OutcomeRow[]): Scale {
  return niceScale(Math.max(0, ...rows.map(height)), 1);
}

function perSecond(point: HistoryPoint): OutcomeRow {
  const rate = (count: number) => (count * SECOND) / point.span;
  return {
    at: point.at,
    success: rate(point.success),
    ignored: rate(point.ignored),
    failure: rate(point.failure),
    late: rate(point.late),
    rejected: rate(point.rejected),
    timeout: rate(point.timeout),
  };
}

function nothing(at: number): OutcomeRow {
  return { at, success: null, ignored: null, failure: null, late: null, rejected: null, timeout: null };
}

function height(row: OutcomeRow): number {
  return OUTCOMES.reduce((sum, outcome) => sum + (row[outcome] ?? 0), 0);
}
