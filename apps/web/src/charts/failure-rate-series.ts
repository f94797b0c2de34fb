import { rowsWithGaps } from './gaps.ts';
import type { History } from './history.ts';

export interface FailureRateRow {
  readonly at: number;
  /** Percent; null below the minimum number of calls, and in a gap. */
  readonly failureRate: number | null;
  readonly slowCallRate: number | null;
  /** A value with nothing on either side: a line cannot show it, a dot can. */
  readonly alone: boolean;
}

export const PERCENT_DOMAIN: readonly [number, number] = [0, 100];
export const PERCENT_TICKS: readonly number[] = [0, 25, 50, 75, 100];

export function failureRateRows({ points, step }: History): FailureRateRow[] {
  const rows = rowsWithGaps<FailureRateRow>(points, step, {
    row: ({ at, failureRate, slowCallRate }) => ({ at, failureRate, slowCallRate, alone: false }),
    empty: (at) => ({ at, failureRate: null, slowCallRate: null, alone: false }),
  });
  return rows.map((row, index) => (standsAlone(rows, index) ? { ...row, alone: true } : row));
}

/** Slow calls are worth a line of their own only where they can trip the breaker or have happened. */
export function showsSlowCalls(
  rows: readonly Pick<FailureRateRow, 'slowCallRate'>[],
  slowCallRateThreshold: number,
): boolean {
  return slowCallRateThreshold < 100 || rows.some((row) => (row.slowCallRate ?? 0) > 0);
}

function standsAlone(rows: readonly FailureRateRow[], index: number): boolean {
  const present = (row: FailureRateRow | undefined) => row !== undefined && row.failureRate !== null;
  return present(rows[index]) && !present(rows[index - 1]) && !present(rows[index + 1]);
}
