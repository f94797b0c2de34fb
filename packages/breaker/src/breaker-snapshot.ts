import type { BreakerState, OverrideCommand } from './breaker-state.ts';
import type { TransitionCause } from './transition-cause.ts';

export interface LifetimeTotals {
  readonly success: number;
  readonly failure: number;
  readonly ignored: number;
  readonly rejected: number;
  readonly late: number;
  /** Failures that were timeouts; also counted in `failure`. */
  readonly timeout: number;
}

/** Latency over the window's period, ms; percentiles from a log-linear histogram, relative error at most 5 %. */
export interface LatencySnapshot {
  readonly count: number;
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly max: number;
}

/** The probes of the half-open period. */
export interface HalfOpenSnapshot {
  /** In all. */
  readonly permitted: number;
  readonly inFlight: number;
  readonly succeeded: number;
  readonly failed: number;
  /** Of those that ended, however they did. */
  readonly slow: number;
}

/** Closed after a recovery: a growing share of the calls is let through. */
export interface SlowStartSnapshot {
  /** Percent of the calls let through now. */
  readonly admittedRate: number;
  /** Milliseconds until all of them are. */
  readonly endsInMs: number;
}

export interface OverrideSnapshot {
  readonly command: OverrideCommand;
  readonly reason: string | null;
  readonly actor: string | null;
  /** Milliseconds left; null: until reset. */
  readonly expiresInMs: number | null;
}

/** A fresh, frozen picture; taking one never moves the breaker (rule O2). */
export interface BreakerSnapshot {
  readonly name: string;
  readonly state: BreakerState;
  /** Grows by one with every state change and every reset. */
  readonly generation: number;
  /** On the breaker's clock, ms, when the present state began. */
  readonly since: number;
  /** Percent of the window; null below the minimum number of calls. */
  readonly failureRate: number | null;
  readonly slowCallRate: number | null;
  readonly bufferedCalls: number;
  readonly failedCalls: number;
  readonly slowCalls: number;
  readonly slowFailedCalls: number;
  /** Failures in a row, as the streak rule counts them. */
  readonly consecutiveFailures: number;
  readonly totals: LifetimeTotals;
  /** 0 while closed; 1 for the first opening, growing with each re-opening from half-open. */
  readonly openAttempt: number;
  /** Open: ms until a probe is permitted. Half-open: ms left in the lease. Otherwise null. */
  readonly retryAfterMs: number | null;
  /** Open, and the wait is over: the next call is the first probe. */
  readonly waitElapsed: boolean;
  readonly halfOpen: HalfOpenSnapshot | null;
  /** Closed, and a slow start is under way. */
  readonly slowStart: SlowStartSnapshot | null;
  readonly override: OverrideSnapshot | null;
  /** Of the last transition; null before the first. */
  readonly cause: TransitionCause | null;
  /** null when `measureLatency` is false. */
  readonly latency: LatencySnapshot | null;
}
