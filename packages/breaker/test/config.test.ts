import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  CircuitBreaker,
  type CircuitBreakerConfig,
  DEFAULT_CONFIG,
  InvalidConfigError,
  resolveConfig,
} from '../src/index.ts';

function refusal(config: unknown): InvalidConfigError {
  try {
    resolveConfig(config as CircuitBreakerConfig); // as JavaScript might pass it
  } catch (error) {
    if (InvalidConfigError.is(error)) return error;
  }
  return expect.unreachable('was not refused');
}

it.each<[unknown, string, string]>([
  [{ minimumNumberOfCalls: 0 }, 'minimumNumberOfCalls', 'must be an integer of at least 1, got 0'],
  [{ minimumNumberOfCalls: 2.5 }, 'minimumNumberOfCalls', 'must be an integer of at least 1, got 2.5'],
  [{ minimumNumberOfCalls: '20' }, 'minimumNumberOfCalls', 'must be an integer of at least 1, got "20"'],
  [
    { minimumNumberOfCalls: 101 },
    'minimumNumberOfCalls',
    'must be an integer of at most 100 (the size of the window), got 101',
  ],
  [
    { slidingWindow: { type: 'count-based', size: 0 } },
    'slidingWindow.size',
    'must be an integer of at least 1, got 0',
  ],
  [
    { slidingWindow: { type: 'count-based', size: 1e9 } },
    'slidingWindow.size',
    'must be an integer of at most 1000000, got 1000000000',
  ],
  [
    { slidingWindow: { type: 'count-based', size: 19 }, minimumNumberOfCalls: 20 },
    'minimumNumberOfCalls',
    'must be an integer of at most 19 (the size of the window), got 20',
  ],
  [
    { slidingWindow: { type: 'time-based', duration: 0 } },
    'slidingWindow.duration',
    'must be a finite number above 0, got 0',
  ],
  [
    { slidingWindow: { type: 'time-based', duration: Infinity } },
    'slidingWindow.duration',
    'must be a finite number above 0, got Infinity',
  ],
  [
    { slidingWindow: { type: 'time-based', duration: 10, buckets: 0 } },
    'slidingWindow.buckets',
    'must be an integer of at least 1, got 0',
  ],
  [
    { slidingWindow: { type: 'sliding' } },
    'slidingWindow.type',
    "must be 'count-based' or 'time-based', got \"sliding\"",
  ],
  [{ slidingWindow: null }, 'slidingWindow.type', "must be 'count-based' or 'time-based', got null"],
  [
    { failureRateThreshold: 0 },
    'failureRateThreshold',
    'must be a finite number above 0 and at most 100, got 0',
  ],
  [
    { failureRateThreshold: 100.1 },
    'failureRateThreshold',
    'must be a finite number above 0 and at most 100, got 100.1',
  ],
  [
    { failureRateThreshold: null },
    'failureRateThreshold',
    'must be a finite number above 0 and at most 100, got null',
  ],
  [
    { slowCallRateThreshold: -1 },
    'slowCallRateThreshold',
    'must be a finite number above 0 and at most 100, got -1',
  ],
  [{ slowCallDurationThreshold: -1 }, 'slowCallDurationThreshold', 'must be a number of at least 0, got -1'],
  [
    { slowCallDurationThreshold: Number.NaN },
    'slowCallDurationThreshold',
    'must be a number of at least 0, got NaN',
  ],
  [
    { consecutiveFailuresThreshold: 0 },
    'consecutiveFailuresThreshold',
    'must be an integer of at least 1, got 0',
  ],
  [{ waitDurationInOpenState: -1 }, 'waitDurationInOpenState', 'must be a number of at least 0, got -1'],
  [
    { waitDurationInOpenState: '30s' },
    'waitDurationInOpenState',
    'must be a number, a backoff or a function, got "30s"',
  ],
  [
    { waitDurationInOpenState: null },
    'waitDurationInOpenState',
    'must be a number, a backoff or a function, got null',
  ],
  [
    { waitDurationInOpenState: { initial: 10, max: 5 } },
    'waitDurationInOpenState.max',
    'must be a number of at least 10, got 5',
  ],
  [
    { waitDurationInOpenState: { initial: 10 } },
    'waitDurationInOpenState.max',
    'must be a number of at least 10, got undefined',
  ],
  [
    { waitDurationInOpenState: { initial: 10, max: 50, multiplier: 0.5 } },
    'waitDurationInOpenState.multiplier',
    'must be a finite number of at least 1, got 0.5',
  ],
  [
    { waitDurationInOpenState: { initial: 10, max: 50, jitter: 2 } },
    'waitDurationInOpenState.jitter',
    'must be a finite number of at least 0 and at most 1, got 2',
  ],
  [
    { permittedNumberOfCallsInHalfOpenState: 0 },
    'permittedNumberOfCallsInHalfOpenState',
    'must be an integer of at least 1, got 0',
  ],
  [
    { maxConcurrentCallsInHalfOpenState: 6 },
    'maxConcurrentCallsInHalfOpenState',
    'must be an integer of at most 5 (the probes permitted in all), got 6',
  ],
  [
    { maxWaitDurationInHalfOpenState: 0 },
    'maxWaitDurationInHalfOpenState',
    'must be a finite number of at least 1, got 0',
  ],
  [
    { maxWaitDurationInHalfOpenState: Infinity },
    'maxWaitDurationInHalfOpenState',
    'must be a finite number of at least 1, got Infinity',
  ],
  [
    { automaticTransitionFromOpenToHalfOpen: 1 },
    'automaticTransitionFromOpenToHalfOpen',
    'must be true or false, got 1',
  ],
  [
    { slowStart: { duration: 0, initialRate: 10 } },
    'slowStart.duration',
    'must be a finite number above 0, got 0',
  ],
  [
    { slowStart: { duration: 10, initialRate: 0 } },
    'slowStart.initialRate',
    'must be a finite number above 0 and at most 100, got 0',
  ],
  [
    { waitDurationInOpenState: { initial: -1, max: 50 } },
    'waitDurationInOpenState.initial',
    'must be a finite number of at least 0, got -1',
  ],
  [{ timeout: () => 5 }, 'timeout', 'must be a finite number above 0, got a function'],
  [{ timeout: [5] }, 'timeout', 'must be a finite number above 0, got an array'],
  [{ timeout: { ms: 5 } }, 'timeout', 'must be a finite number above 0, got an object'],
  [{ slowStart: true }, 'slowStart', 'must be an object or null, got true'],
  [{ measureLatency: 'yes' }, 'measureLatency', 'must be true or false, got "yes"'],
  [
    { measureLatency: false, slowCallDurationThreshold: 100 },
    'slowCallDurationThreshold',
    'needs `measureLatency`, which is false',
  ],
  [
    { measureLatency: false, slowCallRateThreshold: 50 },
    'slowCallRateThreshold',
    'needs `measureLatency`, which is false',
  ],
  [{ timeout: 0 }, 'timeout', 'must be a finite number above 0, got 0'],
  [{ maxConcurrentCalls: 0 }, 'maxConcurrentCalls', 'must be an integer of at least 1, got 0'],
  [{ classifyError: 'failure' }, 'classifyError', 'must be a function, got "failure"'],
  [{ classifyResult: {} }, 'classifyResult', 'must be a function, got an object'],
  [{ failureRateTreshold: 50 }, 'failureRateTreshold', 'is not a setting of a circuit breaker'],
  [null, 'config', 'must be an object, got null'],
])('[T7] %o is refused', (config, path, problem) => {
  const error = refusal(config);
  expect(error.path).toBe(path);
  expect(error.message).toBe(`\`${path}\` ${problem}`);
  expect(error.code).toBe('EINVALIDCONFIG');
  expect(() => new CircuitBreaker('payments', config as CircuitBreakerConfig)).toThrow(InvalidConfigError);
});

it.each([
  { failureRateThreshold: 100, slowCallRateThreshold: 0.5 },
  { slowCallDurationThreshold: Infinity },
  { slowCallDurationThreshold: 0 },
  { waitDurationInOpenState: Infinity },
  { waitDurationInOpenState: 0 },
  { slidingWindow: { type: 'count-based', size: 20 } },
  { slidingWindow: { type: 'time-based', duration: 5 }, minimumNumberOfCalls: 1_000 },
  { measureLatency: false, slowCallRateThreshold: 100 },
] as const)('[T7] %o is taken', (config) => {
  expect(resolveConfig(config)).toMatchObject(config);
});

it('[T7] a minimum left out is never more than the window holds', () => {
  expect(resolveConfig({ slidingWindow: { type: 'count-based', size: 10 } }).minimumNumberOfCalls).toBe(10);
  expect(resolveConfig({ slidingWindow: { type: 'time-based', duration: 10 } }).minimumNumberOfCalls).toBe(
    20,
  );
});

it('[T7] what is left out, or undefined, has the default', () => {
  expect(resolveConfig({})).toEqual(DEFAULT_CONFIG);
  expect(
    resolveConfig(JSON.parse('{}', () => ({ timeout: undefined, failureRateThreshold: undefined }))),
  ).toEqual(DEFAULT_CONFIG);
  expect(new CircuitBreaker('payments').config).toEqual(DEFAULT_CONFIG);
  expect(resolveConfig({ ...DEFAULT_CONFIG })).toEqual(DEFAULT_CONFIG);
});

it('[T7] the configuration is complete and frozen, inside too', () => {
  const config = resolveConfig({
    slidingWindow: { type: 'time-based', duration: 1_000 },
    waitDurationInOpenState: { initial: 10, max: 100 },
    slowStart: { duration: 10, initialRate: 10 },
  });
  expect(config).toMatchObject({
    slidingWindow: { buckets: 10 },
    waitDurationInOpenState: { multiplier: 2, jitter: 0 },
    maxWaitDurationInHalfOpenState: 10,
  });
  for (const part of [
    config,
    config.slidingWindow,
    config.waitDurationInOpenState,
    config.slowStart,
    DEFAULT_CONFIG,
  ]) {
    expect(Object.isFrozen(part)).toBe(true);
  }
});

it.each(['', 5, undefined])('[T7] a breaker needs a name, not %o', (name) => {
  expect(() => new CircuitBreaker(name as string)).toThrow('`name` must be a text that is not empty');
});

describe('README.md', () => {
  const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  const [, section = ''] = /^## Configuration\n([\s\S]*?)^## /m.exec(readme) ?? [];
  const rows = [...section.matchAll(/^\| `(\w+)` +\| `([^|]+?)`.*\|$/gm)];
  const table = rows.map(([, key = '', value = '']) => [key, value] as const);

  /** The default as it is written in the table. */
  const written = (value: unknown): string => {
    if (typeof value === 'function') return `() => '${String(value())}'`;
    if (typeof value === 'number') return value.toLocaleString('en').replace(',', '_');
    return JSON.stringify(value)
      .replaceAll(/"(\w+)":/g, ' $1: ')
      .replaceAll('"', "'")
      .replaceAll(/ ?}/g, ' }')
      .replaceAll('  ', ' ');
  };

  it('[T7] the table of settings names every setting, and no other', () => {
    expect(table.map(([key]) => key)).toEqual(Object.keys(DEFAULT_CONFIG));
  });

  it.each(table)('[T7] says that the default of %s is %s', (key, said) => {
    expect(said).toBe(written(Reflect.get(DEFAULT_CONFIG, key)));
  });
});
