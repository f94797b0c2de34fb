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
    /** Part of the others; null, too, where it is not known. */
    readonly slow: number | null;
  };

const SECOND = 1_000;
/** Counts of shorter spans are mostly chance. */
const BIN = 5 * SECOND;
/** A bin just begun says nothing about a rate yet. */
const SETTLED_SHARE = 0.5;

export function outcomeRows({ points, step }: History): OutcomeRow[] {
  const bin = Math.ceil(BIN / step) * step;
  const bins = binned(points, bin).filter((sum) => sum.span >= bin * SETTLED_SHARE);
  return rowsWithGaps<OutcomeRow>(bins, bin, { row: perSecond, empty: nothing });
}

/** The outcomes that there are, in the order they are stacked. */
export const outcomesIn = (rows: readonly OutcomeRow[]): StackedOutcome[] =>
  OUTCOMES.filter((outcome) => rows.some((row) => (row[outcome] ?? 0) > 0));

/** Neighbours summed up, by the clock and not by the first point, so that the bins stand still as time goes on. */
function binned(points: readonly HistoryPoint[], bin: number): HistoryPoint[] {
  const sums = new Map<number, HistoryPoint>();
  for (const point of points) {
    const key = Math.ceil(point.at / bin);
    const sum = sums.get(key);
    sums.set(key, sum === undefined ? point : added(sum, point));
  }
  return [...sums.values()];
}

function added(sum: HistoryPoint, point: HistoryPoint): HistoryPoint {
  return {
    ...point,
    span: sum.span + point.span,
    success: sum.success + point.success,
    failure: sum.failure + point.failure,
    ignored: sum.ignored + point.ignored,
    rejected: sum.rejected + point.rejected,
    late: sum.late + point.late,
    timeout: sum.timeout + point.timeout,
    slow: sum.slow === null || point.slow === null ? null : sum.slow + point.slow,
  };
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
    slow: point.slow === null ? null : rate(point.slow),
  };
}

function nothing(at: number): OutcomeRow {
  return {
    at,
    success: null,
    ignored: null,
    failure: null,
    late: null,
    rejected: null,
    timeout: null,
    slow: null,
  };
}

function height(row: OutcomeRow): number {
  return OUTCOMES.reduce((sum, outcome) => sum + (row[outcome] ?? 0), 0);
}
