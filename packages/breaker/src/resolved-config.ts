import type {
  Classification,
  CountBasedWindow,
  SlowStartConfig,
  TimeBasedWindow,
  WaitDuration,
} from './circuit-breaker-config.ts';

export type ResolvedSlidingWindow = CountBasedWindow | Required<TimeBasedWindow>;

/** The configuration in force: complete, checked and frozen. */
export interface ResolvedCircuitBreakerConfig {
  readonly slidingWindow: ResolvedSlidingWindow;
  readonly minimumNumberOfCalls: number;
  readonly failureRateThreshold: number;
  readonly slowCallDurationThreshold: number;
  readonly slowCallRateThreshold: number;
  readonly consecutiveFailuresThreshold: number | null;
  readonly waitDurationInOpenState: WaitDuration;
  readonly permittedNumberOfCallsInHalfOpenState: number;
  readonly maxConcurrentCallsInHalfOpenState: number;
  readonly maxWaitDurationInHalfOpenState: number;
  readonly automaticTransitionFromOpenToHalfOpen: boolean;
  readonly slowStart: SlowStartConfig | null;
  readonly measureLatency: boolean;
  readonly timeout: number | null;
  readonly maxConcurrentCalls: number | null;
  readonly classifyError: (error: unknown) => Classification;
  readonly classifyResult: (value: unknown) => Classification;
}
