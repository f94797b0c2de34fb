import type { LifetimeTotals } from './breaker-snapshot.ts';
import type { BreakerState, OverrideCommand } from './breaker-state.ts';
import type { TransitionCause } from './transition-cause.ts';

/** Oldest first, one digit an outcome: 0 success, 1 failure, 2 slow success, 3 slow failure. */
export interface CountWindowMemento {
  readonly type: 'count-based';
  readonly outcomes: string;
}

/** Oldest first; a bucket of no calls is left out. `age`: whole buckets back from the present one. */
export interface TimeWindowMemento {
  readonly type: 'time-based';
  readonly bucketDuration: number;
  readonly buckets: readonly {
    readonly age: number;
    readonly total: number;
    readonly failed: number;
    readonly slow: number;
    readonly slowFailed: number;
  }[];
}

export type WindowMemento = CountWindowMemento | TimeWindowMemento;

/** A slow start under way, as it was configured when it began (rules HO6, T4). */
export interface SlowStartMemento {
  readonly duration: number;
  readonly initialRate: number;
  readonly elapsedMs: number;
  /** The opening it recovers from. */
  readonly attempt: number;
  /** Of the admission ramp, 0 to 2: a call costs one. */
  readonly credit: number;
}

/** A breaker as JSON (rule T3). Durations, never instants: it may be restored on another clock. */
export interface CircuitBreakerMemento {
  readonly version: 1;
  readonly name: string;
  readonly state: BreakerState;
  readonly openAttempt: number;
  readonly consecutiveFailures: number;
  /** Milliseconds the present state has lasted. */
  readonly elapsedMs: number;
  /** Open: milliseconds of wait left; otherwise null. `Infinity` is written as -1. */
  readonly remainingWaitMs: number | null;
  /** Open: the whole of the wait, written like what is left of it; otherwise left out. */
  readonly openWaitMs?: number;
  readonly override: {
    readonly command: OverrideCommand;
    readonly reason: string | null;
    readonly actor: string | null;
    readonly remainingMs: number | null;
  } | null;
  readonly window: WindowMemento;
  readonly totals: LifetimeTotals;
  readonly cause: TransitionCause | null;
  /** Closed, and a slow start is under way; otherwise left out. */
  readonly slowStart?: SlowStartMemento;
}
