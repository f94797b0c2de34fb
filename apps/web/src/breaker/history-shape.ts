import { SPANS, type TimeRange } from '../range/time-range.ts';

/** So many points that a pixel is no finer, so few that drawing them costs little. */
const POINTS = 300;
/** Of the short range, which goes on second by second: five seconds each. */
const LIVE_POINTS = 180;
const SECOND = 1_000;
/** Longer ranges are asked for anew this often at most: percentiles of many calls are the server's to tell. */
const LEAST_REFRESH = 15 * SECOND;

/** How a range is drawn. */
export interface HistoryShape {
  readonly points: number;
  /** ms that a point covers at least. */
  readonly step: number;
  /** The page adds what it sees itself, second by second; otherwise ms until it asks again, or null: never. */
  readonly follows: 'itself' | number | null;
}

export function shapeOf(range: TimeRange): HistoryShape {
  if (range.kind === 'fixed')
    return { points: POINTS, step: (range.to - range.from) / POINTS, follows: null };
  const span = SPANS[range.span];
  if (range.span === '15m') return { points: LIVE_POINTS, step: span / LIVE_POINTS, follows: 'itself' };
  const step = span / POINTS;
  return { points: POINTS, step, follows: Math.max(LEAST_REFRESH, step) };
}
