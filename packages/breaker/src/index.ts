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
export type { CircuitBreakerMemento, CountWindowMemento, TimeWindowMemento, WindowMemento } from './breaker-memento.ts';
export type {
  BreakerSnapshot,
  HalfOpenSnapshot,
  LatencySnapshot,
  LifetimeTotals,
  OverrideSnapshot,
} from './breaker-snapshot.ts';
export type { BreakerCommand, BreakerState, CommandOptions, OverrideCommand } from './breaker-state.ts';
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
export type { Clock } from './clock.ts';
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
