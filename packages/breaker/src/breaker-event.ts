import type { BreakerSnapshot } from './breaker-snapshot.ts';
import type { BreakerState } from './breaker-state.ts';
import type { CircuitBreakerConfig } from './circuit-breaker-config.ts';
import type { OperatorCause, TransitionCause } from './transition-cause.ts';

/** `seq` numbers a breaker's events of all types but `call`, from 1, without gaps. `at` is on the breaker's clock, ms. */
export interface TransitionEvent {
  readonly type: 'transition';
  readonly seq: number;
  readonly at: number;
  readonly from: BreakerState;
  readonly to: BreakerState;
  readonly cause: TransitionCause;
  /** After the transition. */
  readonly snapshot: BreakerSnapshot;
}

export interface CallEvent {
  readonly type: 'call';
  readonly at: number;
  readonly outcome: 'success' | 'failure' | 'ignored' | 'rejected' | 'late';
  /** How a failure showed itself: thrown, classified from the value, or timed out. */
  readonly kind: 'error' | 'result' | 'timeout' | null;
  /** null when not called or not measured. */
  readonly durationMs: number | null;
  readonly slow: boolean;
  readonly error?: unknown;
}

/** Metrics-only: a threshold was crossed upward that would have tripped. */
export interface ThresholdExceededEvent {
  readonly type: 'threshold-exceeded';
  readonly seq: number;
  readonly at: number;
  readonly cause: TransitionCause;
  readonly snapshot: BreakerSnapshot;
}

export interface ResetEvent {
  readonly type: 'reset';
  readonly seq: number;
  readonly at: number;
  readonly cause: OperatorCause;
  readonly snapshot: BreakerSnapshot;
}

/** An override that was in force was given again: new reason, actor and expiry, no transition (rule M5). */
export interface OverrideRenewedEvent {
  readonly type: 'override-renewed';
  readonly seq: number;
  readonly at: number;
  readonly cause: OperatorCause;
  readonly snapshot: BreakerSnapshot;
}

export interface ReconfiguredEvent {
  readonly type: 'reconfigured';
  readonly seq: number;
  readonly at: number;
  readonly changes: Partial<CircuitBreakerConfig>;
  readonly snapshot: BreakerSnapshot;
}

export interface DisposedEvent {
  readonly type: 'disposed';
  readonly seq: number;
  readonly at: number;
}

export type BreakerEvent =
  | TransitionEvent
  | CallEvent
  | ThresholdExceededEvent
  | ResetEvent
  | OverrideRenewedEvent
  | ReconfiguredEvent
  | DisposedEvent;

export type BreakerEventType = BreakerEvent['type'];
export type BreakerListener = (event: BreakerEvent) => void;
