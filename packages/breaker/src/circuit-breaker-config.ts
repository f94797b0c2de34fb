/** What `classifyError` and `classifyResult` answer. `'ignored'`: it counts in no rate. */
export type Classification =
  | 'success'
  | 'failure'
  | 'ignored'
  | {
      readonly outcome: 'failure';
      /** The wait of the opening this failure causes, if it causes one, ms; at least 0. */
      readonly openFor: number;
    };

/** The latest outcomes, however old. */
export interface CountBasedWindow {
  readonly type: 'count-based';
  /** How many are kept; 1 to 1,000,000. */
  readonly size: number;
}

/** The outcomes of the latest `duration`, however many. It moves by whole buckets. */
export interface TimeBasedWindow {
  readonly type: 'time-based';
  /** Milliseconds covered. */
  readonly duration: number;
  /** Buckets it moves by; 1 to 10,000. @default 10 */
  readonly buckets?: number;
}

/** What a rate is taken over. */
export type SlidingWindowConfig = CountBasedWindow | TimeBasedWindow;

/** A wait that grows with every opening of one outage: `min(max, initial * multiplier ** (attempt - 1))`. */
export interface BackoffConfig {
  /** Of the first opening, ms; finite. */
  readonly initial: number;
  /** At least 1. @default 2 */
  readonly multiplier?: number;
  /** ms; at least `initial`, may be `Infinity`. Jitter does not exceed it. */
  readonly max: number;
  /** 0 to 1: the wait is spread evenly over this share of it, to either side. @default 0 */
  readonly jitter?: number;
}

/** Milliseconds in open: always the same, growing, or as a function of the attempt says, which counts from 1. `Infinity`: until an operator. */
export type WaitDuration = number | BackoffConfig | ((attempt: number) => number);

/** After a recovery: a share of the calls, growing in a straight line to all of them. */
export interface SlowStartConfig {
  /** Milliseconds until all calls are admitted. */
  readonly duration: number;
  /** Percent of the calls admitted when it begins; above 0, at most 100. */
  readonly initialRate: number;
}

/** What a caller may pass: all durations in ms, all rates in percent, every key optional. */
export interface CircuitBreakerConfig {
  /** What the rates are taken over. @default `{ type: 'count-based', size: 100 }` */
  readonly slidingWindow?: SlidingWindowConfig;
  /** Completed outcomes before a rate means anything; at most the size of a count-based window. @default 20, or that size */
  readonly minimumNumberOfCalls?: number;
  /** Percent of failures at which it trips; above 0, at most 100. @default 50 */
  readonly failureRateThreshold?: number;
  /** Milliseconds; a call that takes longer is slow. @default 60_000 */
  readonly slowCallDurationThreshold?: number;
  /** Percent of slow calls at which it trips; above 0, at most 100. @default 100 */
  readonly slowCallRateThreshold?: number;
  /** Trips after so many failures in a row, whatever the minimum. null: never. @default null */
  readonly consecutiveFailuresThreshold?: number | null;
  /** Milliseconds in open before a probe is let through. @default 30_000 */
  readonly waitDurationInOpenState?: WaitDuration;
  /** Probes in one half-open period, in all. @default 5 */
  readonly permittedNumberOfCallsInHalfOpenState?: number;
  /** Probes under way at once; at most all of them. @default `permittedNumberOfCallsInHalfOpenState` */
  readonly maxConcurrentCallsInHalfOpenState?: number;
  /** Milliseconds half-open may last without a verdict; finite, at least 1. @default the larger of `timeout` and the first wait duration */
  readonly maxWaitDurationInHalfOpenState?: number;
  /** Whether a timer, not the next call, ends the wait and the half-open period. @default false */
  readonly automaticTransitionFromOpenToHalfOpen?: boolean;
  /** Lets the load back little by little after a recovery. null: at once. @default null */
  readonly slowStart?: SlowStartConfig | null;
  /** Whether durations are taken. false: no clock is read around calls and none is slow. @default true */
  readonly measureLatency?: boolean;
  /** Milliseconds a call may take; above 0. null: any. @default null */
  readonly timeout?: number | null;
  /** Calls under way at once, in any state. null: any number. @default null */
  readonly maxConcurrentCalls?: number | null;
  /** What an error the call ended with counts as. @default `() => 'failure'` */
  readonly classifyError?: (error: unknown) => Classification;
  /** What a value the call ended with counts as. @default `() => 'success'` */
  readonly classifyResult?: (value: unknown) => Classification;
}
