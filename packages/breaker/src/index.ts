export {
  BreakerDisposedError,
  BreakerError,
  type BreakerErrorCode,
  BulkheadFullError,
  CallNotPermittedError,
  CallTimeoutError,
  IllegalTransitionError,
  InvalidConfigError,
  isBreakerError,
} from './breaker-errors.ts';
export type {
  BreakerEvent,
  BreakerEventType,
  BreakerListener,
  CallEvent,
  DisposedEvent,
  OverrideRenewedEvent,
  ReconfiguredEvent,
  ResetEvent,
  ThresholdExceededEvent,
  TransitionEvent,
} from './breaker-event.ts';
export type {
  CircuitBreakerMemento,
  CountWindowMemento,
  SlowStartMemento,
  TimeWindowMemento,
  WindowMemento,
} from './breaker-memento.ts';
export type {
  BreakerSnapshot,
  HalfOpenSnapshot,
  LatencySnapshot,
  LifetimeTotals,
  OverrideSnapshot,
  SlowStartSnapshot,
} from './breaker-snapshot.ts';
export type { BreakerCommand, BreakerState, CommandOptions, OverrideCommand } from './breaker-state.ts';
export type { CallContext, ExecuteOptions, ProtectedCall } from './call-context.ts';
export type { CallSignal } from './call-signal.ts';
export { CircuitBreaker } from './circuit-breaker.ts';
export type {
  BackoffConfig,
  CircuitBreakerConfig,
  Classification,
  CountBasedWindow,
  SlidingWindowConfig,
  SlowStartConfig,
  TimeBasedWindow,
  WaitDuration,
} from './circuit-breaker-config.ts';
export { type Clock, systemClock } from './clock.ts';
export { explainSnapshot } from './explain/explain.ts';
export type {
  ExplainableBreaker,
  ExplainableRules,
  Explanation,
  NextMove,
  NotOpenReason,
} from './explain/explanation.ts';
export { DEFAULT_CONFIG, resolveConfig } from './resolve-config.ts';
export type { ResolvedCircuitBreakerConfig, ResolvedSlidingWindow } from './resolved-config.ts';
export type { CircuitBreakerRuntime, RestoreRuntime } from './runtime.ts';
export type {
  ErrorCount,
  HalfOpenExpiredCause,
  OperatorCause,
  OverrideExpiredCause,
  ProbeCause,
  RestoredCause,
  TransitionCause,
  TripCause,
  WaitElapsedCause,
  WindowTotals,
} from './transition-cause.ts';
export type { TryExecuteFailure, TryExecuteFailureReason, TryExecuteResult } from './try-execute-result.ts';
