import type { BackoffConfig, BreakerCommand, CircuitBreakerConfig } from '@fuseboard/breaker';
import type { AdaptiveThrottleConfig } from '@fuseboard/breaker/adaptive-throttle';
import type { ResultKind } from '../run/result-kind.ts';

/** One way of calling the dependency. All lanes of a scenario meet the same requests and the same weather. */
export interface Lane {
  readonly name: string;
  /** From the caller to the dependency; nearly always one. */
  readonly hops: readonly Hop[];
  /** What an operator does. */
  readonly commands?: readonly LaneCommand[];
}

/** One service on the way, and how it calls the next: workers, then breaker, then timeout, around whom the retries go. */
export interface Hop {
  /** Threads that hold a request from its start to its end; one pool for all keys, or one for each. */
  readonly workers?: { readonly sizes: readonly number[]; readonly queue?: number };
  readonly throttle?: AdaptiveThrottleConfig;
  readonly breaker?: HopBreaker;
  /** Of one attempt. What has been begun goes on at the other side, unless `handsOnDeadline`. */
  readonly timeoutMs?: number;
  readonly retry?: Retry;
  /** Calls are cut off, and not begun, where the caller has left; what is below stops its work. */
  readonly handsOnDeadline?: boolean;
  readonly fallback?: Fallback;
}

export interface HopBreaker {
  /** As JSON: what the lesson's reader takes home. */
  readonly config: SimulatedConfig;
  /** One for all, or one for each key. @default `one` */
  readonly scope?: 'one' | 'per-key';
  /** What does not count as a failure. */
  readonly classify?: Partial<Readonly<Record<ResultKind, 'success' | 'ignored'>>>;
  /** Its state is kept in a store; while that is down nothing is let through. */
  readonly shared?: boolean;
  /** `counted`: what a breaker without generations would do. A late result is given in again as if it were of today. @default `ignored` */
  readonly lateResults?: 'ignored' | 'counted';
}

/** No functions, which are not to be shown or sent; a timeout is the hop's. */
export interface SimulatedConfig
  extends Omit<
    CircuitBreakerConfig,
    'classifyError' | 'classifyResult' | 'timeout' | 'waitDurationInOpenState'
  > {
  readonly waitDurationInOpenState?: number | BackoffConfig;
}

export interface Retry {
  /** In all, the first among them. */
  readonly attempts: number;
  /** Before the second; 0: at once. */
  readonly backoffMs: number;
  /** @default 1 */
  readonly multiplier?: number;
  /** 0 to 1: the share of the wait that is left to chance. @default 0 */
  readonly jitter?: number;
  /** Every request puts `ratio` of a token in, a retry takes one; there are at most `most`, and `most` to begin with. */
  readonly budget?: { readonly ratio: number; readonly most: number };
  /** Whether a breaker's refusal is tried again. @default false */
  readonly refusals?: boolean;
  /** `inside`: the breaker hears only of how all attempts ended together. @default `outside` */
  readonly place?: 'inside' | 'outside';
}

/** What a caller gets when the call failed or was refused. */
export type Fallback =
  /** The last good answer, however old; there is none before the first. */
  | { readonly type: 'cache' }
  | { readonly type: 'default' }
  /** Asks another dependency, by its place in the list. */
  | { readonly type: 'dependency'; readonly dependency: number };

export interface LaneCommand {
  readonly atMs: number;
  readonly command: BreakerCommand;
  readonly reason?: string;
  readonly actor?: string;
  readonly expiresAfterMs?: number;
}
