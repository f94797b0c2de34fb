import { InvalidConfigError } from './breaker-errors.ts';
import type { CircuitBreakerConfig, Classification, SlowStartConfig } from './circuit-breaker-config.ts';
import { resolveWindow } from './resolve-window.ts';
import type { ResolvedCircuitBreakerConfig } from './resolved-config.ts';
import {
  count,
  flag,
  numberIn,
  numberSetting,
  object,
  orNull,
  percent,
  refuseSetting,
  type Setting,
} from './setting.ts';
import { firstWait, resolveWait } from './wait-duration.ts';

/** What a breaker has that is given nothing. */
export const DEFAULT_CONFIG: ResolvedCircuitBreakerConfig = Object.freeze({
  slidingWindow: Object.freeze({ type: 'count-based', size: 100 }),
  minimumNumberOfCalls: 20,
  failureRateThreshold: 50,
  slowCallDurationThreshold: 60_000,
  slowCallRateThreshold: 100,
  consecutiveFailuresThreshold: null,
  waitDurationInOpenState: 30_000,
  permittedNumberOfCallsInHalfOpenState: 5,
  maxConcurrentCallsInHalfOpenState: 5,
  maxWaitDurationInHalfOpenState: 30_000,
  automaticTransitionFromOpenToHalfOpen: false,
  slowStart: null,
  measureLatency: true,
  timeout: null,
  maxConcurrentCalls: null,
  classifyError: () => 'failure',
  classifyResult: () => 'success',
});

/** What each setting must be, taken by itself. */
const SETTINGS: {
  readonly [K in keyof ResolvedCircuitBreakerConfig]: Setting<ResolvedCircuitBreakerConfig[K]>;
} = {
  slidingWindow: resolveWindow,
  minimumNumberOfCalls: count,
  failureRateThreshold: percent,
  slowCallDurationThreshold: numberIn({ atLeast: 0, finite: false }),
  slowCallRateThreshold: percent,
  consecutiveFailuresThreshold: orNull(count),
  waitDurationInOpenState: resolveWait,
  permittedNumberOfCallsInHalfOpenState: count,
  maxConcurrentCallsInHalfOpenState: count,
  maxWaitDurationInHalfOpenState: numberIn({ atLeast: 1 }),
  automaticTransitionFromOpenToHalfOpen: flag,
  slowStart: orNull(resolveSlowStart),
  measureLatency: flag,
  timeout: orNull(numberIn({ above: 0 })),
  maxConcurrentCalls: orNull(count),
  classifyError: classifier,
  classifyResult: classifier,
};

/**
 * Checks a configuration and completes it with the defaults. A setting given as `undefined` counts as left out.
 *
 * @throws InvalidConfigError naming the setting, when one is out of its range or unknown.
 */
export function resolveConfig(config: CircuitBreakerConfig): ResolvedCircuitBreakerConfig {
  const given = knownSettings(config);
  const each = checkEach({ ...DEFAULT_CONFIG, ...given });
  const all = { ...each, ...following(each), ...pick(each, given) };
  checkTogether(all);
  return Object.freeze(all);
}

function knownSettings(config: CircuitBreakerConfig): CircuitBreakerConfig {
  const given = Object.entries(object('config', config)).filter(([, value]) => value !== undefined);
  const unknown = given.find(([key]) => !Object.hasOwn(SETTINGS, key));
  if (unknown !== undefined)
    throw new InvalidConfigError(unknown[0], 'is not a setting of a circuit breaker');
  return Object.fromEntries(given);
}

function checkEach(settings: object): ResolvedCircuitBreakerConfig {
  const values: Record<string, unknown> = { ...settings };
  const checked = Object.entries(SETTINGS).map(([key, check]) => [key, check(key, values[key])]);
  return Object.fromEntries(checked);
}

/** Defaults that follow other settings. */
function following(each: ResolvedCircuitBreakerConfig): Partial<ResolvedCircuitBreakerConfig> {
  const { permittedNumberOfCallsInHalfOpenState, waitDurationInOpenState, timeout } = each;
  return {
    // Who only asks for a small window means a small minimum too; who asks for both is told that they do not fit.
    minimumNumberOfCalls: Math.min(DEFAULT_CONFIG.minimumNumberOfCalls, sizeOf(each)),
    maxConcurrentCallsInHalfOpenState: permittedNumberOfCallsInHalfOpenState,
    maxWaitDurationInHalfOpenState: Math.max(timeout ?? 0, firstWait(waitDurationInOpenState), 1),
  };
}

function pick(from: ResolvedCircuitBreakerConfig, keys: object): Partial<ResolvedCircuitBreakerConfig> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => key in keys));
}

function checkTogether(all: ResolvedCircuitBreakerConfig): void {
  numberSetting('minimumNumberOfCalls', all.minimumNumberOfCalls, {
    integer: true,
    atMost: sizeOf(all),
    because: 'the size of the window',
  });
  numberSetting('maxConcurrentCallsInHalfOpenState', all.maxConcurrentCallsInHalfOpenState, {
    integer: true,
    atMost: all.permittedNumberOfCallsInHalfOpenState,
    because: 'the probes permitted in all',
  });
  // Without durations no call is ever slow: a rule about slow calls would be silently dead.
  for (const path of ['slowCallDurationThreshold', 'slowCallRateThreshold'] as const) {
    if (!all.measureLatency && all[path] !== DEFAULT_CONFIG[path])
      throw new InvalidConfigError(path, 'needs `measureLatency`, which is false');
  }
}

function sizeOf({ slidingWindow: window }: ResolvedCircuitBreakerConfig): number {
  return window.type === 'count-based' ? window.size : Infinity;
}

function resolveSlowStart(path: string, slowStart: unknown): SlowStartConfig {
  const { duration, initialRate }: Partial<SlowStartConfig> = object(path, slowStart, 'an object or null');
  return Object.freeze({
    duration: numberSetting(`${path}.duration`, duration, { above: 0 }),
    initialRate: percent(`${path}.initialRate`, initialRate),
  });
}

/** Of a function no more can be checked than that it is one; what it answers is checked when it does (rule E6). */
function classifier(path: string, value: unknown): (subject: unknown) => Classification {
  return typeof value === 'function'
    ? (value as (subject: unknown) => Classification)
    : refuseSetting(path, 'a function', value);
}
