import type { HalfOpenSnapshot } from './breaker-snapshot.ts';
import type { BreakerCommand } from './breaker-state.ts';

/** What the window held at the instant of a transition; counts of completed outcomes. */
export interface WindowTotals {
  /** Calls in the window. */
  readonly bufferedCalls: number;
  /** Of those, the failures. */
  readonly failedCalls: number;
  /** Of those, the slow ones. */
  readonly slowCalls: number;
  /** Of those, the ones that were both. */
  readonly slowFailedCalls: number;
}

/** One kind of error behind a trip: same name, code and message. */
export interface ErrorCount {
  /** The error's `name`; `result` for a value classified as failure, `unknown` where nothing was given. */
  readonly name: string;
  /** The error's `code` where it has a string one, e.g. `ECONNREFUSED`. */
  readonly code: string | null;
  /** Cut at 300 characters. */
  readonly message: string;
  /** How many of the latest errors were of the kind. */
  readonly count: number;
}

/** A rule of the closed state that was met: what was observed, and the threshold it reached. */
export interface TripCause {
  readonly type: 'failure-rate' | 'slow-call-rate' | 'consecutive-failures';
  /** Percent for the rates, calls for the streak. */
  readonly observed: number;
  /** What `observed` reached, in the same unit. */
  readonly threshold: number;
  readonly totals: WindowTotals;
  /** Up to 10 of the latest distinct errors, most frequent first. */
  readonly errors: readonly ErrorCount[];
}

/** The verdict of a half-open period. */
export interface ProbeCause {
  readonly type: 'probes-succeeded' | 'probes-failed';
  /** Probes in all. */
  readonly permitted: number;
  /** Ended with success when the verdict fell. */
  readonly succeeded: number;
  /** Ended with failure. */
  readonly failed: number;
  /** Of those that ended, the slow ones. */
  readonly slow: number;
  /** Of the failures, most frequent first. */
  readonly errors: readonly ErrorCount[];
}

/** The lease of a half-open period ended without a verdict. */
export interface HalfOpenExpiredCause extends HalfOpenSnapshot {
  readonly type: 'half-open-expired';
}

/** Open lasted as long as it should. */
export interface WaitElapsedCause {
  readonly type: 'wait-elapsed';
  /** Milliseconds the breaker was told to wait in open. */
  readonly waited: number;
}

/** An operator's command ran out. */
export interface OverrideExpiredCause {
  readonly type: 'override-expired';
  readonly command: BreakerCommand;
  /** Why, in the operator's words; null: not given. */
  readonly reason: string | null;
  /** Who; null: not given. */
  readonly actor: string | null;
}

/** An operator said so. */
export interface OperatorCause {
  readonly type: 'operator';
  readonly command: BreakerCommand;
  /** Why, in the operator's words; null: not given. */
  readonly reason: string | null;
  /** Who; null: not given. */
  readonly actor: string | null;
  /** On the breaker's clock, ms; null: until reset. */
  readonly expiresAt: number | null;
}

/** Half-open when it was exported, so open with its wait over when it came back. */
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
