import { describe, expect, it } from 'vitest';
import { CircuitBreaker, type CircuitBreakerMemento, InvalidConfigError } from '../src/index.ts';
import { ManualClock } from '../src/testing/index.ts';
import { bench, play } from './harness.ts';

const closed = (): CircuitBreakerMemento => bench().breaker.export();

const open = (): CircuitBreakerMemento => {
  const { breaker } = bench();
  breaker.trip();
  return breaker.export();
};

const forced = (): CircuitBreakerMemento => {
  const { breaker } = bench();
  breaker.forceOpen({ expiresAfter: 50 });
  return breaker.export();
};

const recovering = (): CircuitBreakerMemento => {
  const { breaker } = bench({ slowStart: { duration: 400, initialRate: 30 } });
  breaker.trip();
  breaker.probe();
  play(breaker, 'SS');
  return breaker.export();
};

const timed = (): CircuitBreakerMemento => {
  const { breaker } = bench({ slidingWindow: { type: 'time-based', duration: 100 } });
  play(breaker, 'SsFf');
  return breaker.export();
};

/** The memento with one value, at the end of the path, replaced. */
function spoiled(memento: object, path: string, value: unknown): unknown {
  const copy = structuredClone(memento);
  const keys = path.split('.');
  const last = keys.pop() ?? '';
  const holder = keys.reduce<object>((at, key) => Reflect.get(at, key), copy);
  Reflect.set(holder, last, value);
  return copy;
}

const COUNT = 'an integer of at least 0';

describe('a memento that is none', () => {
  it.each([null, 'closed', undefined])('[T3] %o is refused', (memento) => {
    expect(() => CircuitBreaker.restore(memento)).toThrow('`memento` must be an object, got ');
  });

  it.each<[() => CircuitBreakerMemento, string, unknown, string | RegExp]>([
    [closed, 'version', 2, '`memento.version` must be one of 1, got 2'],
    [
      closed,
      'state',
      'ajar',
      /^`memento.state` must be one of closed, open, half-open, forced-open, .*, got "ajar"$/,
    ],
    [closed, 'openAttempt', -1, `\`memento.openAttempt\` must be ${COUNT}, got -1`],
    [closed, 'consecutiveFailures', 0.5, `\`memento.consecutiveFailures\` must be ${COUNT}, got 0.5`],
    [closed, 'elapsedMs', -1, '`memento.elapsedMs` must be a finite number of at least 0, got -1'],
    [closed, 'totals.late', -1, `\`memento.totals.late\` must be ${COUNT}, got -1`],
    [closed, 'totals.success', '1', `\`memento.totals.success\` must be ${COUNT}, got "1"`],
    [closed, 'window.outcomes', '0124', '`memento.window.outcomes` must be digits 0 to 3, got "0124"'],
    [closed, 'window', 5, '`memento.window` must be an object, got 5'],
    [closed, 'window.type', 5, '`memento.window.type` must be one of count-based, time-based, got 5'],
    [closed, 'window.outcomes', ['0'], '`memento.window.outcomes` must be digits 0 to 3, got an array'],
    [closed, 'window.outcomes', '4', '`memento.window.outcomes` must be digits 0 to 3, got "4"'],
    [closed, 'name', '', '`memento.name` must be a text that is not empty, got ""'],
    [closed, 'name', undefined, '`memento.name` must be a text that is not empty, got undefined'],
    [closed, 'totals', null, '`memento.totals` must be an object, got null'],
    [closed, 'override', undefined, '`memento.override` must be an object, got undefined'],
    [closed, 'slowStart', null, '`memento.slowStart` must be an object, got null'],
    [open, 'cause', 'operator', '`memento.cause` must be an object, got "operator"'],
    [open, 'cause.type', 'boredom', /^`memento.cause.type` must be one of failure-rate, .*, got "boredom"$/],
    [forced, 'override.reason', 5, '`memento.override.reason` must be a text or null, got 5'],
    [forced, 'override.actor', undefined, '`memento.override.actor` must be a text or null, got undefined'],
    [timed, 'window.buckets', {}, '`memento.window.buckets` must be an array, got an object'],
    [timed, 'window.buckets.0', null, '`memento.window.buckets.0` must be an object, got null'],
    [
      closed,
      'override',
      { command: 'disable', reason: null, actor: null, remainingMs: null },
      '`memento.override.command` must be that of state closed, got "disable"',
    ],
    [open, 'remainingWaitMs', -2, '`memento.remainingWaitMs` must be a finite number of at least -1, got -2'],
    [open, 'openWaitMs', -2, '`memento.openWaitMs` must be a finite number of at least -1, got -2'],
    [forced, 'override', null, '`memento.override.command` must be that of state forced-open, got null'],
    [
      forced,
      'override.command',
      'disable',
      '`memento.override.command` must be that of state forced-open, got "disable"',
    ],
    [
      forced,
      'override.remainingMs',
      -1,
      '`memento.override.remainingMs` must be a finite number of at least 0, got -1',
    ],
    [
      recovering,
      'slowStart.duration',
      0,
      '`memento.slowStart.duration` must be a finite number above 0, got 0',
    ],
    [
      recovering,
      'slowStart.initialRate',
      101,
      '`memento.slowStart.initialRate` must be a finite number above 0 and at most 100, got 101',
    ],
    [
      recovering,
      'slowStart.elapsedMs',
      -1,
      '`memento.slowStart.elapsedMs` must be a finite number of at least 0, got -1',
    ],
    [
      recovering,
      'slowStart.credit',
      3,
      '`memento.slowStart.credit` must be a finite number of at least 0 and at most 2, got 3',
    ],
    [recovering, 'slowStart.attempt', -1, `\`memento.slowStart.attempt\` must be ${COUNT}, got -1`],
    [
      timed,
      'window.bucketDuration',
      0,
      '`memento.window.bucketDuration` must be a finite number above 0, got 0',
    ],
    [timed, 'window.buckets.0.age', -1, `\`memento.window.buckets.0.age\` must be ${COUNT}, got -1`],
    [timed, 'window.buckets.0.total', 1.5, `\`memento.window.buckets.0.total\` must be ${COUNT}, got 1.5`],
    [
      timed,
      'window.buckets.0.failed',
      5,
      `\`memento.window.buckets.0.failed\` must be ${COUNT} and at most 4, got 5`,
    ],
    [timed, 'window.buckets.0.failed', 0.5, `\`memento.window.buckets.0.failed\` must be ${COUNT}, got 0.5`],
    [
      timed,
      'window.buckets.0.slow',
      5,
      `\`memento.window.buckets.0.slow\` must be ${COUNT} and at most 4, got 5`,
    ],
    [timed, 'window.buckets.0.slow', 1.5, `\`memento.window.buckets.0.slow\` must be ${COUNT}, got 1.5`],
    [
      timed,
      'window.buckets.0.slowFailed',
      3,
      `\`memento.window.buckets.0.slowFailed\` must be ${COUNT} and at most 2, got 3`,
    ],
    [
      timed,
      'window.buckets.0.slowFailed',
      0.5,
      `\`memento.window.buckets.0.slowFailed\` must be ${COUNT}, got 0.5`,
    ],
  ])('[T3] %# a wrong value is refused, and named', (...[make, path, value, message]) => {
    const memento = spoiled(make(), path, value);
    expect(() => CircuitBreaker.restore(memento)).toThrow(InvalidConfigError);
    expect(() => CircuitBreaker.restore(memento)).toThrow(message);
  });

  it('[T3] more slow failures than fit, or fewer than there must be, are refused', () => {
    const memento = spoiled(timed(), 'window.buckets.0', {
      age: 0,
      total: 4,
      failed: 3,
      slow: 1,
      slowFailed: 2,
    });
    expect(() => CircuitBreaker.restore(memento)).toThrow('at most 1, got 2');
    const fewer = spoiled(timed(), 'window.buckets.0', {
      age: 0,
      total: 4,
      failed: 3,
      slow: 2,
      slowFailed: 0,
    });
    expect(() => CircuitBreaker.restore(fewer)).toThrow('of at least 1 and at most 2, got 0');
  });

  it.each([closed, open, forced, recovering, timed])('[T3] %# what was exported is taken', (make) => {
    const memento = make();
    const restored = CircuitBreaker.restore(memento, {}, { clock: new ManualClock() });
    expect(restored.state).toBe(memento.state);
  });
});

it('[T3] what a state does not have is left out', () => {
  expect('openWaitMs' in open()).toBe(true);
  for (const memento of [closed(), forced(), recovering()]) expect('openWaitMs' in memento).toBe(false);
  for (const memento of [closed(), forced(), open()]) expect('slowStart' in memento).toBe(false);
});

describe('a memento comes back later', () => {
  it('[T3] its slow start has gone on meanwhile', () => {
    const runtime = { clock: new ManualClock(), elapsedSinceExportMs: 100 };
    const restored = CircuitBreaker.restore(recovering(), {}, runtime);
    expect(restored.snapshot().slowStart).toEqual({ admittedRate: 47.5, endsInMs: 300 });
  });

  it('[T3] an endless wait stays endless, an override without expiry stays', () => {
    const { breaker } = bench({ waitDurationInOpenState: Infinity });
    breaker.trip();
    const away = { clock: new ManualClock(), elapsedSinceExportMs: 1e9 };
    expect(CircuitBreaker.restore(breaker.export(), {}, away).snapshot().retryAfterMs).toBe(Infinity);
    breaker.forceOpen();
    expect(CircuitBreaker.restore(breaker.export(), {}, away).snapshot().override?.expiresInMs).toBeNull();
  });

  it('[T3] the cause of an override tells the expiry that is in force, on the new clock', () => {
    const { breaker, clock } = bench();
    breaker.forceOpen({ expiresAfter: 50 });
    breaker.forceOpen({ expiresAfter: 300 });
    clock.advance(100);
    const away = { clock: new ManualClock(9_000), elapsedSinceExportMs: 40 };
    const { cause, retryAfterMs } = CircuitBreaker.restore(breaker.export(), {}, away).snapshot();
    expect(cause).toMatchObject({ type: 'operator', expiresAt: 9_160 });
    expect(retryAfterMs).toBe(160);
    breaker.forceOpen();
    const endless = CircuitBreaker.restore(breaker.export(), {}, away).snapshot();
    expect(endless.cause).toMatchObject({ type: 'operator', expiresAt: null });
  });

  it('[T3] outcomes that a window by time would have lost meanwhile stay in a window by count', () => {
    const memento = timed();
    const away = { clock: new ManualClock(), elapsedSinceExportMs: 1e9 };
    const byCount = CircuitBreaker.restore(
      memento,
      { slidingWindow: { type: 'count-based', size: 3 } },
      away,
    );
    expect(byCount.snapshot()).toMatchObject({ bufferedCalls: 3, failedCalls: 2, slowCalls: 2 });
    const byTime = CircuitBreaker.restore(
      memento,
      { slidingWindow: { type: 'time-based', duration: 100 } },
      away,
    );
    expect(byTime.snapshot()).toMatchObject({ bufferedCalls: 0, failedCalls: 0, slowCalls: 0 });
  });

  it('[T3] less than nothing counts as nothing', () => {
    const runtime = { clock: new ManualClock(), elapsedSinceExportMs: -500 };
    expect(CircuitBreaker.restore(open(), {}, runtime).snapshot().retryAfterMs).toBe(1_000);
  });
});
