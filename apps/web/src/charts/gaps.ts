import type { HistoryPoint } from './history.ts';

/** So many steps that no point covers are a gap. */
const GAP_STEPS = 1.75;

/**
 * One row a point, and an empty row wherever data is missing, so that no line is drawn across what nobody measured.
 * `empty` builds the row of a gap.
 */
export function rowsWithGaps<Row>(
  points: readonly HistoryPoint[],
  step: number,
  make: { readonly row: (point: HistoryPoint) => Row; readonly empty: (at: number) => Row },
): Row[] {
  const rows: Row[] = [];
  let previous: HistoryPoint | undefined;
  for (const point of points) {
    if (previous !== undefined && point.at - point.span - previous.at > step * GAP_STEPS) {
      rows.push(make.empty(previous.at + 1));
    }
    rows.push(make.row(point));
    previous = point;
  }
  return rows;
}
