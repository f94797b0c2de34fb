import { InvalidConfigError } from './breaker-errors.ts';
import type { CircuitBreakerConfig, SlowStartConfig } from './circuit-breaker-config.ts';
import { resolveWindow } from './resolve-window.ts';
import type { ResolvedCircuitBreakerConfig } from './resolved-config.ts';
import { numberSetting, refuseSetting } from './setting.ts';
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

/**
 * Checks a configuration and completes it with the defaults. A setting given as `undefined` counts as left out.
 *
 * @throws InvalidConfigError naming the setting, when one is out of its range or unknown.
 */
export function resolveConfig(config: CircuitBreakerConfig): ResolvedCircuitBreakerConfig {
  const given = knownSettings(config);
  const all = { ...DEFAULT_CONFIG, ...given };
  const { slidingWindow: window, slowStart, timeout, maxConcurrentCalls } = all;
  refuseUnmeasured(all);
  return Object.freeze({
    ...all,
    slidingWindow: resolveWindow(window),
    ...resolveThresholds(all, given.minimumNumberOfCalls),
    ...resolveHalfOpen(given),
    waitDurationInOpenState: resolveWait(all.waitDurationInOpenState),
    automaticTransitionFromOpenToHalfOpen: flag(all, 'automaticTransitionFromOpenToHalfOpen'),
    slowStart: slowStart === null ? null : resolveSlowStart(slowStart),
    measureLatency: flag(all, 'measureLatency'),
    timeout: timeout === null ? null : numberSetting('timeout', timeout, { above: 0 }),
    maxConcurrentCalls: maxConcurrentCalls === null ? null : count('maxConcurrentCalls', maxConcurrentCalls),
    classifyError: classifier(all, 'classifyError'),
    classifyResult: classifier(all, 'classifyResult'),
  });
}

type Settings = Required<CircuitBreakerConfig>;

function knownSettings(config: CircuitBreakerConfig): CircuitBreakerConfig {
  if (typeof config !== 'object' || config === null) refuseSetting('config', 'an object', config);
  const given = Object.entries(config).filter(([, value]) => value !== undefined);
  const unknown = given.find(([key]) => !Object.hasOwn(DEFAULT_CONFIG, key));
  if (unknown !== undefined)
    throw new InvalidConfigError(unknown[0], 'is not a setting of a circuit breaker');
  return Object.fromEntries(given);
}

function resolveThresholds(
  all: Settings,
  givenMinimum: number | undefined,
): Pick<
  ResolvedCircuitBreakerConfig,
  | 'minimumNumberOfCalls'
  | 'failureRateThreshold'
  | 'slowCallRateThreshold'
  | 'slowCallDurationThreshold'
  | 'consecutiveFailuresThreshold'
> {
  const { slidingWindow: window, consecutiveFailuresThreshold: streak } = all;
  const size = window.type === 'count-based' ? window.size : Infinity;
  // Who only asks for a small window means a small minimum too; who asks for both is told that they do not fit.
  const minimum = count('minimumNumberOfCalls', givenMinimum ?? Math.min(all.minimumNumberOfCalls, size));
  if (window.type === 'count-based') {
    numberSetting('minimumNumberOfCalls', minimum, {
      integer: true,
      atMost: window.size,
      because: 'the size of the window',
    });
  }
  return {
    minimumNumberOfCalls: minimum,
    failureRateThreshold: percent('failureRateThreshold', all.failureRateThreshold),
    slowCallRateThreshold: percent('slowCallRateThreshold', all.slowCallRateThreshold),
    slowCallDurationThreshold: numberSetting('slowCallDurationThreshold', all.slowCallDurationThreshold, {
      atLeast: 0,
      finite: false,
    }),
    consecutiveFailuresThreshold: streak === null ? null : count('consecutiveFailuresThreshold', streak),
  };
}

/** Here the defaults follow other settings, so what was given is told from what was not. */
function resolveHalfOpen(
  given: CircuitBreakerConfig,
): Pick<
  ResolvedCircuitBreakerConfig,
  | 'permittedNumberOfCallsInHalfOpenState'
  | 'maxConcurrentCallsInHalfOpenState'
  | 'maxWaitDurationInHalfOpenState'
> {
  const { waitDurationInOpenState: wait = DEFAULT_CONFIG.waitDurationInOpenState, timeout } = given;
  const permitted = count(
    'permittedNumberOfCallsInHalfOpenState',
    given.permittedNumberOfCallsInHalfOpenState ?? DEFAULT_CONFIG.permittedNumberOfCallsInHalfOpenState,
  );
  const concurrent = count(
    'maxConcurrentCallsInHalfOpenState',
    given.maxConcurrentCallsInHalfOpenState ?? permitted,
  );
  const lease =
    given.maxWaitDurationInHalfOpenState ?? Math.max(timeout ?? 0, firstWait(resolveWait(wait)), 1);
  return {
    permittedNumberOfCallsInHalfOpenState: permitted,
    maxConcurrentCallsInHalfOpenState: numberSetting('maxConcurrentCallsInHalfOpenState', concurrent, {
      integer: true,
      atMost: permitted,
      because: 'the probes permitted in all',
    }),
    maxWaitDurationInHalfOpenState: numberSetting('maxWaitDurationInHalfOpenState', lease, { atLeast: 1 }),
  };
}

function resolveSlowStart(slowStart: SlowStartConfig): SlowStartConfig {
  if (typeof slowStart !== 'object') refuseSetting('slowStart', 'an object or null', slowStart);
  const { duration, initialRate } = slowStart;
  return Object.freeze({
    duration: numberSetting('slowStart.duration', duration, { above: 0 }),
    initialRate: percent('slowStart.initialRate', initialRate),
  });
}

/** Without durations no call is ever slow: a rule about slow calls would be silently dead. */
function refuseUnmeasured(all: Settings): void {
  if (all.measureLatency) return;
  for (const path of ['slowCallDurationThreshold', 'slowCallRateThreshold'] as const) {
    if (all[path] !== DEFAULT_CONFIG[path])
      throw new InvalidConfigError(path, 'needs `measureLatency`, which is false');
  }
}

function count(path: string, value: unknown): number {
  return numberSetting(path, value, { integer: true, atLeast: 1 });
}

function percent(path: string, value: unknown): number {
  return numberSetting(path, value, { above: 0, atMost: 100 });
}

function flag(all: Settings, path: 'automaticTransitionFromOpenToHalfOpen' | 'measureLatency'): boolean {
  const value: unknown = all[path];
  return typeof value === 'boolean' ? value : refuseSetting(path, 'true or false', value);
}

function classifier<K extends 'classifyError' | 'classifyResult'>(all: Settings, path: K): Settings[K] {
  const value: unknown = all[path];
  return typeof value === 'function' ? all[path] : refuseSetting(path, 'a function', value);
}
