/** `classifyError` and `classifyResult` answer with one of these; `openFor` (ms) sets the wait of an opening this failure causes. */
export type Classification =
  | 'success'
  | 'failure'
  | 'ignored'
  | { readonly outcome: 'failure'; readonly openFor: number };

export interface CountBasedWindow {
  readonly type: 'count-based';
  /** Outcomes kept. */
  readonly size: number;
}

export interface TimeBasedWindow {
  readonly type: 'time-based';
  /** Milliseconds covered. */
  readonly duration: number;
  /** Parts it moves in. @default 10 */
  readonly buckets?: number;
}

export type SlidingWindowConfig = CountBasedWindow | TimeBasedWindow;

export interface BackoffConfig {
  readonly initial: number;
  /** @default 2 */
  readonly multiplier?: number;
  readonly max: number;
  /** 0..1: uniform in ±. @default 0 */
  readonly jitter?: number;
}

export type WaitDuration = number | BackoffConfig | ((attempt: number) => number);

export interface SlowStartConfig {
  readonly duration: number;
  /** Percent of calls admitted when the ramp begins. */
  readonly initialRate: number;
}

/** What a caller may pass: all durations in ms, all rates in percent, every key optional. */
export interface CircuitBreakerConfig {
  /** @default `{ type: 'count-based', size: 100 }` */
  readonly slidingWindow?: SlidingWindowConfig;
  /** Completed outcomes before a rate means anything; at most the size of a count-based window. @default 20, or that size */
  readonly minimumNumberOfCalls?: number;
  /** @default 50 */
  readonly failureRateThreshold?: number;
  /** @default 60_000 */
  readonly slowCallDurationThreshold?: number;
  /** @default 100 */
  readonly slowCallRateThreshold?: number;
  /** @default null */
  readonly consecutiveFailuresThreshold?: number | null;
  /** @default 30_000 */
  readonly waitDurationInOpenState?: WaitDuration;
  /** @default 5 */
  readonly permittedNumberOfCallsInHalfOpenState?: number;
  /** @default `permittedNumberOfCallsInHalfOpenState` */
  readonly maxConcurrentCallsInHalfOpenState?: number;
  /** @default the larger of `timeout` and the first wait duration */
  readonly maxWaitDurationInHalfOpenState?: number;
  /** @default false */
  readonly automaticTransitionFromOpenToHalfOpen?: boolean;
  /** @default null */
  readonly slowStart?: SlowStartConfig | null;
  /** @default true */
  readonly measureLatency?: boolean;
  /** @default null */
  readonly timeout?: number | null;
  /** @default null */
  readonly maxConcurrentCalls?: number | null;
  /** @default `() => 'failure'` */
  readonly classifyError?: (error: unknown) => Classification;
  /** @default `() => 'success'` */
  readonly classifyResult?: (value: unknown) => Classification;
}
