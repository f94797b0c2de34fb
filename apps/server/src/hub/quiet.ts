import type { BreakerState, SeriesPoint } from '@fuseboard/protocol';
import { round } from './round.ts';

/** What a window and a breaker are left at when no call comes. */
interface Standing {
  readonly failureRate: number | null;
  readonly slowCallRate: number | null;
  readonly state: BreakerState;
}

/** A while during which every call would have been kept: what is not there has not been. Epoch ms; a span that ends as it begins is not of it. */
export interface Quiet {
  readonly from: number;
  readonly to: number;
  readonly standing: Standing;
}

export const quietAt = (quiet: readonly Quiet[], at: number): Quiet | undefined =>
  quiet.find(({ from, to }) => from < at && at <= to);

/** A span without calls. Whatever moves without one is kept, so that all is as it was at the point before it in the same while. */
export function quietPoint(at: number, { from, standing }: Quiet, before: SeriesPoint | null): SeriesPoint {
  const { failureRate, slowCallRate, state } = before !== null && before.at >= from ? before : standing;
  return {
    at,
    success: 0,
    failure: 0,
    ignored: 0,
    rejected: 0,
    late: 0,
    timeout: 0,
    slow: 0,
    failureRate: round(failureRate, 100),
    slowCallRate: round(slowCallRate, 100),
    p50: null,
    p95: null,
    p99: null,
    state,
  };
}
