import type { BreakerSnapshot } from './breaker-snapshot.ts';
import type { BreakerState } from './breaker-state.ts';
import type { CircuitBreakerConfig } from './circuit-breaker-config.ts';
import type { OperatorCause, TransitionCause } from './transition-cause.ts';

/** What every event tells. */
interface AnyEvent {
  /** When, on the breaker's clock, ms. */
  readonly at: number;
}

/** Of all events but those of calls. */
interface NumberedEvent extends AnyEvent {
  /** Numbers a breaker's events from 1, without gaps, whether anybody listens or not. */
  readonly seq: number;
}

/** The state changed. */
export interface TransitionEvent extends NumberedEvent {
  readonly type: 'transition';
  readonly from: BreakerState;
  readonly to: BreakerState;
  readonly cause: TransitionCause;
  /** After the transition. */
  readonly snapshot: BreakerSnapshot;
}

/** A call ended, or was refused. Made only while somebody listens for it; not numbered. */
export interface CallEvent extends AnyEvent {
  readonly type: 'call';
  readonly outcome: 'success' | 'failure' | 'ignored' | 'rejected' | 'late';
  /** How a failure showed itself: thrown, classified from the value, or timed out. */
  readonly kind: 'error' | 'result' | 'timeout' | null;
  /** null when not called or not measured. */
  readonly durationMs: number | null;
  /** Whether it took longer than `slowCallDurationThreshold`. */
  readonly slow: boolean;
  /** What it ended with; left out where there was none. */
  readonly error?: unknown;
}

/** Metrics-only: a threshold was crossed upward that would have tripped. */
export interface ThresholdExceededEvent extends NumberedEvent {
  readonly type: 'threshold-exceeded';
  readonly cause: TransitionCause;
  readonly snapshot: BreakerSnapshot;
}

/** `reset` was commanded, from whatever state; after the transition, if the state was another. */
export interface ResetEvent extends NumberedEvent {
  readonly type: 'reset';
  /** Who, and why. */
  readonly cause: OperatorCause;
  readonly snapshot: BreakerSnapshot;
}

/** An override that was in force was given again: new reason, actor and expiry, no transition (rule M5). */
export interface OverrideRenewedEvent extends NumberedEvent {
  readonly type: 'override-renewed';
  /** Who, and why. */
  readonly cause: OperatorCause;
  readonly snapshot: BreakerSnapshot;
}

/** The configuration was changed. */
export interface ReconfiguredEvent extends NumberedEvent {
  readonly type: 'reconfigured';
  /** The settings as they were given. */
  readonly changes: Partial<CircuitBreakerConfig>;
  readonly snapshot: BreakerSnapshot;
}

/** The last one there is. */
export interface DisposedEvent extends NumberedEvent {
  readonly type: 'disposed';
}

/** Told apart by `type`. */
export type BreakerEvent =
  | TransitionEvent
  | CallEvent
  | ThresholdExceededEvent
  | ResetEvent
  | OverrideRenewedEvent
  | ReconfiguredEvent
  | DisposedEvent;

/** What a subscription can be narrowed to. */
export type BreakerEventType = BreakerEvent['type'];
/** May call back into the breaker; what it throws goes to `runtime.onListenerError`. */
export type BreakerListener = (event: BreakerEvent) => void;
