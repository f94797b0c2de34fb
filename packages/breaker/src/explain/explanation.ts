import type { BreakerSnapshot } from '../breaker-snapshot.ts';
import type { BreakerState } from '../breaker-state.ts';
import type { ResolvedCircuitBreakerConfig } from '../resolved-config.ts';
import type { TransitionCause } from '../transition-cause.ts';

/** What an explanation is read from: a snapshot, or anything that says as much. */
export type ExplainableBreaker = Pick<
  BreakerSnapshot,
  | 'state'
  | 'failureRate'
  | 'slowCallRate'
  | 'bufferedCalls'
  | 'failedCalls'
  | 'slowCalls'
  | 'consecutiveFailures'
  | 'openAttempt'
  | 'retryAfterMs'
  | 'waitElapsed'
  | 'halfOpen'
  | 'slowStart'
  | 'cause'
> & {
  /** How its calls ended; only the ignored ones matter. */
  readonly totals: Pick<BreakerSnapshot['totals'], 'ignored'>;
  /** Under an operator's command; otherwise null. */
  readonly override: Pick<NonNullable<BreakerSnapshot['override']>, 'expiresInMs'> | null;
};

/** The settings that decide what would move a breaker. */
export type ExplainableRules = Pick<
  ResolvedCircuitBreakerConfig,
  | 'minimumNumberOfCalls'
  | 'failureRateThreshold'
  | 'slowCallRateThreshold'
  | 'consecutiveFailuresThreshold'
  | 'automaticTransitionFromOpenToHalfOpen'
  | 'measureLatency'
> & {
  /** A window by count has a size. */
  readonly slidingWindow: {
    /** `count-based` or `time-based`. */
    readonly type: string;
    /** Outcomes a window by count keeps. */
    readonly size?: number;
  };
};

/** One reason why a breaker has not opened by itself. */
export interface NotOpenReason {
  /**
   * `minimum-number-of-calls`: too few calls for a rate. The three trip rules: below their threshold, `observed` says how far.
   * `ignored`: calls that were classified as ignored and count in no rate. `forced`: under an override it never opens.
   */
  readonly rule:
    | 'minimum-number-of-calls'
    | 'failure-rate'
    | 'slow-call-rate'
    | 'consecutive-failures'
    | 'ignored'
    | 'forced';
  /** Calls, or percent for the two rates; null where there is nothing to count. */
  readonly observed: number | null;
  /** What `observed` would have to reach; null where no number of it opens anything. */
  readonly threshold: number | null;
}

/** One thing that would move a breaker next. */
export interface NextMove {
  readonly to: BreakerState;
  /**
   * `failures` and `slow-calls`: at least `calls` of them in a row, from now on. `probes`: `calls` more probes that succeed.
   * `next-call`: the next call, once `inMs` are over. `time`: by itself when `inMs` are over. `operator`: `reset`, or `probe` to
   * half-open.
   */
  readonly on: 'failures' | 'slow-calls' | 'probes' | 'next-call' | 'time' | 'operator';
  /** null where calls do not matter. */
  readonly calls: number | null;
  /** Milliseconds from now; null where time does not matter. */
  readonly inMs: number | null;
}

/** Why a breaker is in its state, why it is not open, and what would move it next. */
export interface Explanation {
  readonly state: BreakerState;
  /** The same in plain English: `why`, then why not open, then what next; each a whole sentence. */
  readonly text: string;
  /** The sentence of the three about the present state. */
  readonly why: string;
  /** Of the last transition; null before the first. */
  readonly cause: TransitionCause | null;
  /** Empty in the states that are open already or are deciding: `open`, `forced-open`, `half-open`. */
  readonly notOpen: readonly NotOpenReason[];
  /** The likeliest first. */
  readonly next: readonly NextMove[];
}
