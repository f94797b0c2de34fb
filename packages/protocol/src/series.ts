import type { BreakerState } from '@fuseboard/breaker';

/**
 * One span of time of one breaker. Counts are of that span; rates and state are the window's at its end; percentiles are
 * those of all its calls together.
 */
export interface SeriesPoint {
  /** Epoch ms of the last reading within the span. */
  readonly at: number;
  readonly success: number;
  readonly failure: number;
  readonly ignored: number;
  readonly rejected: number;
  readonly late: number;
  readonly timeout: number;
  /** Also counted in one of the others. */
  readonly slow: number;
  readonly failureRate: number | null;
  readonly slowCallRate: number | null;
  readonly p50: number | null;
  readonly p95: number | null;
  readonly p99: number | null;
  readonly state: BreakerState;
}

export interface StateSpan {
  readonly state: BreakerState;
  /** Epoch ms. */
  readonly from: number;
  /** Epoch ms; null: still so. */
  readonly to: number | null;
}

/** `GET /breakers/{name}/series`. A span during which the server did not run, or the breaker was not on its board, is left out. */
export interface Series {
  readonly breaker: string;
  /** ms a point covers. */
  readonly step: number;
  readonly points: readonly SeriesPoint[];
  readonly states: readonly StateSpan[];
}

/** `GET /series/recent`: what the board's sparklines begin with, failure rates in percent, oldest first. */
export interface RecentRates {
  readonly step: number;
  /** Epoch ms of the newest point. */
  readonly end: number;
  readonly rates: Readonly<Record<string, readonly (number | null)[]>>;
}
