import type { CircuitBreakerConfig, Classification } from '../src/index.ts';

export type ModelWindow =
  | { readonly type: 'count-based'; readonly size: number }
  | { readonly type: 'time-based'; readonly duration: number; readonly buckets: number };

/** Functions by what they do. */
export type ModelWait =
  | number
  | { readonly initial: number; readonly multiplier: number; readonly max: number; readonly jitter: number }
  | 'attempt * 70'
  | 'throws'
  | 'answers NaN';

/** As of a breaker, but for the functions. */
export interface ModelConfig {
  readonly slidingWindow: ModelWindow;
  readonly minimumNumberOfCalls: number;
  readonly failureRateThreshold: number;
  readonly slowCallDurationThreshold: number;
  readonly slowCallRateThreshold: number;
  readonly consecutiveFailuresThreshold: number | null;
  readonly waitDurationInOpenState: ModelWait;
  readonly permittedNumberOfCallsInHalfOpenState: number;
  readonly maxConcurrentCallsInHalfOpenState: number;
  readonly maxWaitDurationInHalfOpenState: number;
  readonly automaticTransitionFromOpenToHalfOpen: boolean;
  readonly slowStart: { readonly duration: number; readonly initialRate: number } | null;
  readonly measureLatency: boolean;
  readonly timeout: number | null;
  readonly maxConcurrentCalls: number | null;
  /** Whether errors and values are asked what they count as. */
  readonly classifies: boolean;
}

/** What `random` always answers, so that jitter can be foretold. */
export const RANDOM = 0.75;
/** In the place of a wait that cannot be had. */
const FALLBACK_WAIT = 30_000;

/** The settings in force: what was given, and the documented defaults, some of which follow others. */
export function complete(given: Partial<ModelConfig>): ModelConfig {
  const window = given.slidingWindow ?? { type: 'count-based', size: 100 };
  const wait = given.waitDurationInOpenState ?? 30_000;
  const permitted = given.permittedNumberOfCallsInHalfOpenState ?? 5;
  const first = typeof wait === 'object' ? wait.initial : waitOf(wait, 1);
  return {
    slidingWindow: window,
    minimumNumberOfCalls: Math.min(20, window.type === 'count-based' ? window.size : 20),
    failureRateThreshold: 50,
    slowCallDurationThreshold: 60_000,
    slowCallRateThreshold: 100,
    consecutiveFailuresThreshold: null,
    waitDurationInOpenState: wait,
    permittedNumberOfCallsInHalfOpenState: permitted,
    maxConcurrentCallsInHalfOpenState: permitted,
    maxWaitDurationInHalfOpenState: Math.max(
      given.timeout ?? 0,
      first === Infinity ? FALLBACK_WAIT : first,
      1,
    ),
    automaticTransitionFromOpenToHalfOpen: false,
    slowStart: null,
    measureLatency: true,
    timeout: null,
    maxConcurrentCalls: null,
    classifies: false,
    ...given,
  };
}

/** Whether a breaker takes them together; each alone is in its range. */
export function fits(given: Partial<ModelConfig>): boolean {
  const config = complete(given);
  const { slidingWindow: window } = config;
  if (window.type === 'count-based' && config.minimumNumberOfCalls > window.size) return false;
  if (config.maxConcurrentCallsInHalfOpenState > config.permittedNumberOfCallsInHalfOpenState) return false;
  return (
    config.measureLatency ||
    (config.slowCallDurationThreshold === 60_000 && config.slowCallRateThreshold === 100)
  );
}

export function waitOf(wait: ModelWait, attempt: number): number {
  if (typeof wait === 'number') return wait;
  if (wait === 'attempt * 70') return attempt * 70;
  if (typeof wait === 'string') return FALLBACK_WAIT;
  let grown = wait.initial;
  for (let opening = 1; opening < attempt; opening += 1) grown = Math.min(wait.max, grown * wait.multiplier);
  return Math.min(wait.max, grown * (1 - wait.jitter + 2 * wait.jitter * RANDOM));
}

/** Errors and values that say of themselves what they count as. */
export interface Judged {
  readonly countsAs: Classification | 'trouble' | 'nonsense';
}

/** For the breaker, functions and all. `defaults` are the functions of a breaker that was given none. */
export function settingsOf(
  given: Partial<ModelConfig>,
  defaults: Pick<CircuitBreakerConfig, 'classifyError' | 'classifyResult'>,
): CircuitBreakerConfig {
  const { classifies, waitDurationInOpenState: wait, ...rest } = given;
  return {
    ...rest,
    ...(wait !== undefined && { waitDurationInOpenState: waitSetting(wait) }),
    ...(classifies === true && { classifyError: judge, classifyResult: judge }),
    ...(classifies === false && defaults),
  };
}

function waitSetting(wait: ModelWait): NonNullable<CircuitBreakerConfig['waitDurationInOpenState']> {
  if (wait === 'attempt * 70') return (attempt) => attempt * 70;
  if (wait === 'answers NaN') return () => Number.NaN;
  if (typeof wait !== 'string') return wait;
  return () => {
    throw new Error('no wait');
  };
}

function judge(subject: unknown): Classification {
  const { countsAs } = subject as Judged; // the scripts make no other
  if (countsAs === 'trouble') throw new Error('no judgement');
  return countsAs as Classification; // nonsense is to be refused by the breaker
}
