import type { BreakerState, OverrideCommand } from './breaker-state.ts';
import type { TransitionCause } from './transition-cause.ts';

/** Calls since the breaker was made, those before a restoring among them; `reset` leaves them. */
export interface LifetimeTotals {
  /** Calls that counted as a success. */
  readonly success: number;
  /** Calls that counted as a failure. */
  readonly failure: number;
  /** Calls that counted in no rate: ignored, or given up by their caller. */
  readonly ignored: number;
  /** Calls refused by the state; those refused by the bulkhead are not counted. */
  readonly rejected: number;
  /** Results that decided nothing any more. */
  readonly late: number;
  /** Failures that were timeouts; also counted in `failure`. */
  readonly timeout: number;
}

/** Latency over the window's period, ms; percentiles from a log-linear histogram, relative error at most 5 %. */
export interface LatencySnapshot {
  /** Calls it is of. */
  readonly count: number;
  /** ms; 0 where `count` is. */
  readonly mean: number;
  /** ms; half the calls took at most this long. */
  readonly p50: number;
  /** ms */
  readonly p90: number;
  /** ms */
  readonly p95: number;
  /** ms */
  readonly p99: number;
  /** ms; the longest. */
  readonly max: number;
}

/** The probes of the half-open period. */
export interface HalfOpenSnapshot {
  /** In all. */
  readonly permitted: number;
  /** Under way. */
  readonly inFlight: number;
  /** Ended with success. */
  readonly succeeded: number;
  /** Ended with failure. */
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

/** The command that holds the breaker in its state. */
export interface OverrideSnapshot {
  readonly command: OverrideCommand;
  /** Why, in the operator's words; null: none was given. */
  readonly reason: string | null;
  /** Who; null: not given. */
  readonly actor: string | null;
  /** Milliseconds left; null: until reset. */
  readonly expiresInMs: number | null;
}

/** A fresh, frozen picture; taking one never moves the breaker (rule O2). */
export interface BreakerSnapshot {
  /** As given to the constructor. */
  readonly name: string;
  readonly state: BreakerState;
  /** Grows by one with every state change and every reset. */
  readonly generation: number;
  /** On the breaker's clock, ms, when the present state began. */
  readonly since: number;
  /** Percent of the window; null below the minimum number of calls. */
  readonly failureRate: number | null;
  /** Percent of the window; null below the minimum number of calls. */
  readonly slowCallRate: number | null;
  /** Calls in the window. */
  readonly bufferedCalls: number;
  /** Of those, the failures. */
  readonly failedCalls: number;
  /** Of those, the slow ones. */
  readonly slowCalls: number;
  /** Of those, the ones that were both. */
  readonly slowFailedCalls: number;
  /** Failures in a row, as the streak rule counts them. */
  readonly consecutiveFailures: number;
  /** How all its calls ended. */
  readonly totals: LifetimeTotals;
  /** 0 while closed; 1 for the first opening, growing with each re-opening from half-open. */
  readonly openAttempt: number;
  /** Open: ms until a probe is permitted. Half-open: ms left in the lease. Forced open: ms until it expires. Otherwise null. */
  readonly retryAfterMs: number | null;
  /** Open, and the wait is over: the next call is the first probe. */
  readonly waitElapsed: boolean;
  /** Half-open: how its probes fare. Otherwise null. */
  readonly halfOpen: HalfOpenSnapshot | null;
  /** Closed, and a slow start is under way. */
  readonly slowStart: SlowStartSnapshot | null;
  /** Under an operator's command. Otherwise null. */
  readonly override: OverrideSnapshot | null;
  /** Of the last transition; null before the first. */
  readonly cause: TransitionCause | null;
  /** null when `measureLatency` is false. */
  readonly latency: LatencySnapshot | null;
}
