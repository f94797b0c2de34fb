import type { HalfOpenSnapshot } from './breaker-snapshot.ts';
import type { BreakerCommand } from './breaker-state.ts';

/** What the window held at the instant of a transition; counts of completed outcomes. */
export interface WindowTotals {
  readonly bufferedCalls: number;
  readonly failedCalls: number;
  readonly slowCalls: number;
  readonly slowFailedCalls: number;
}

/** One kind of error behind a trip: same name, code and message. */
export interface ErrorCount {
  readonly name: string;
  /** The error's `code` where it has a string one, e.g. `ECONNREFUSED`. */
  readonly code: string | null;
  readonly message: string;
  readonly count: number;
}

/** A rule of the closed state that was met: what was observed, and the threshold it reached. */
export interface TripCause {
  readonly type: 'failure-rate' | 'slow-call-rate' | 'consecutive-failures';
  /** Percent for the rates, calls for the streak. */
  readonly observed: number;
  readonly threshold: number;
  readonly totals: WindowTotals;
  /** Up to 10 of the latest distinct errors, most frequent first. */
  readonly errors: readonly ErrorCount[];
}

/** The verdict of a half-open period. */
export interface ProbeCause {
  readonly type: 'probes-succeeded' | 'probes-failed';
  readonly permitted: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly slow: number;
  readonly errors: readonly ErrorCount[];
}

export interface HalfOpenExpiredCause extends HalfOpenSnapshot {
  readonly type: 'half-open-expired';
}

export interface WaitElapsedCause {
  readonly type: 'wait-elapsed';
  /** Milliseconds the breaker was told to wait in open. */
  readonly waited: number;
}

export interface OverrideExpiredCause {
  readonly type: 'override-expired';
  readonly command: BreakerCommand;
  readonly reason: string | null;
  readonly actor: string | null;
}

export interface OperatorCause {
  readonly type: 'operator';
  readonly command: BreakerCommand;
  readonly reason: string | null;
  readonly actor: string | null;
  /** On the breaker's clock, ms; null: until reset. */
  readonly expiresAt: number | null;
}

export interface RestoredCause {
  readonly type: 'restored';
}

/** Why a breaker moved, with the numbers at that instant (rule M6). */
export type TransitionCause =
  | TripCause
  | ProbeCause
  | HalfOpenExpiredCause
  | WaitElapsedCause
  | OverrideExpiredCause
  | OperatorCause
  | RestoredCause;
