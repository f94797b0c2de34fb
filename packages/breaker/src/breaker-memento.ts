import type { LifetimeTotals } from './breaker-snapshot.ts';
import type { BreakerState, OverrideCommand } from './breaker-state.ts';
import type { TransitionCause } from './transition-cause.ts';

/** Oldest first, one digit an outcome: 0 success, 1 failure, 2 slow success, 3 slow failure. */
export interface CountWindowMemento {
  readonly type: 'count-based';
  /** E.g. `'0010'`. */
  readonly outcomes: string;
}

/** Oldest first; a bucket of no calls is left out. */
export interface TimeWindowMemento {
  readonly type: 'time-based';
  /** Milliseconds a bucket covers. */
  readonly bucketDuration: number;
  /** Those that had calls. */
  readonly buckets: readonly {
    /** Whole buckets back from the present one. */
    readonly age: number;
    /** Calls. */
    readonly total: number;
    /** Of those, the failures. */
    readonly failed: number;
    /** Of those, the slow ones. */
    readonly slow: number;
    /** Of those, the ones that were both. */
    readonly slowFailed: number;
  }[];
}

/** Told apart by `type`. */
export type WindowMemento = CountWindowMemento | TimeWindowMemento;

/** A slow start under way, as it was configured when it began (rules HO6, T4). */
export interface SlowStartMemento {
  /** ms */
  readonly duration: number;
  /** Percent. */
  readonly initialRate: number;
  /** Milliseconds since it began. */
  readonly elapsedMs: number;
  /** The opening it recovers from. */
  readonly attempt: number;
  /** Of the admission ramp, 0 to 2: a call costs one. */
  readonly credit: number;
}

/** A breaker as JSON (rule T3). Durations, never instants: it may be restored on another clock. */
export interface CircuitBreakerMemento {
  readonly version: 1;
  /** Of the breaker. */
  readonly name: string;
  readonly state: BreakerState;
  /** As in the snapshot. */
  readonly openAttempt: number;
  /** As in the snapshot. */
  readonly consecutiveFailures: number;
  /** Milliseconds the present state has lasted. */
  readonly elapsedMs: number;
  /** Open: milliseconds of wait left; otherwise null. `Infinity` is written as -1. */
  readonly remainingWaitMs: number | null;
  /** Open: the whole of the wait, written like what is left of it; otherwise left out. */
  readonly openWaitMs?: number;
  /** Under an operator's command; otherwise null. */
  readonly override: {
    readonly command: OverrideCommand;
    /** Why; null: not given. */
    readonly reason: string | null;
    /** Who; null: not given. */
    readonly actor: string | null;
    /** Milliseconds left; null: until reset. */
    readonly remainingMs: number | null;
  } | null;
  /** The outcomes in it; durations are not. */
  readonly window: WindowMemento;
  /** As in the snapshot. */
  readonly totals: LifetimeTotals;
  /** Of the last transition; null before the first. */
  readonly cause: TransitionCause | null;
  /** Closed, and a slow start is under way; otherwise left out. */
  readonly slowStart?: SlowStartMemento;
}
