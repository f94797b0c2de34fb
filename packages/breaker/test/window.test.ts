import { describe, expect, it } from 'vitest';
import { CircuitBreaker, type CircuitBreakerConfig } from '../src/index.ts';
import { ManualClock } from '../src/testing/index.ts';
import { bench, finish, play } from './harness.ts';

const NEVER_TRIPS: CircuitBreakerConfig = {
  minimumNumberOfCalls: 1,
  slidingWindow: { type: 'count-based', size: 3 },
};

function counts(b: ReturnType<typeof bench>): number[] {
  const { bufferedCalls, failedCalls, slowCalls, slowFailedCalls } = b.breaker.snapshot();
  return [bufferedCalls, failedCalls, slowCalls, slowFailedCalls];
}

describe.each(['count-based', 'time-based'] as const)('%s', (type) => {
  const slidingWindow = type === 'count-based' ? { type, size: 10 } : { type, duration: 1_000, buckets: 10 };

  it('[W1] only completed successes and failures enter the window, when they complete', () => {
    const b = bench({ slidingWindow, minimumNumberOfCalls: 10 });
    const open = b.breaker.acquire();
    expect(counts(b)).toEqual([0, 0, 0, 0]);
    play(b.breaker, 'I');
    expect(counts(b)).toEqual([0, 0, 0, 0]);
    finish(b.breaker, open, 'S');
    play(b.breaker, 'FS');
    expect(counts(b)).toEqual([3, 1, 0, 0]);
  });

  it('[W1] rejected and late calls stay outside', () => {
    const b = bench({ slidingWindow, minimumNumberOfCalls: 4 });
    const late = b.breaker.acquire();
    play(b.breaker, 'FFSS');
    expect(b.breaker.state).toBe('open');
    b.breaker.acquire();
    finish(b.breaker, late, 'F');
    expect(counts(b)).toEqual([4, 2, 0, 0]);
  });

  it('[W4] a slow failure counts in both rates and once in the total', () => {
    const b = bench({
      slidingWindow,
      minimumNumberOfCalls: 1,
      failureRateThreshold: 100,
      slowCallRateThreshold: 100,
    });
    play(b.breaker, 'Ssf');
    expect(counts(b)).toEqual([3, 1, 2, 1]);
    expect(b.breaker.snapshot().failureRate).toBeCloseTo(100 / 3);
    expect(b.breaker.snapshot().slowCallRate).toBeCloseTo(200 / 3);
  });

  it('[W5] below the minimum a rate is null', () => {
    const b = bench({ slidingWindow, minimumNumberOfCalls: 3, failureRateThreshold: 100 });
    play(b.breaker, 'FS');
    expect(b.breaker.snapshot()).toMatchObject({ failureRate: null, slowCallRate: null, failedCalls: 1 });
    play(b.breaker, 'S');
    expect(b.breaker.snapshot().failureRate).toBeCloseTo(100 / 3);
    expect(b.breaker.snapshot().slowCallRate).toBe(0);
  });

  it('[L2] a window that rolls on does not make a call late', () => {
    const b = bench({ slidingWindow, minimumNumberOfCalls: 10 });
    const permit = b.breaker.acquire();
    b.clock.advance(60_000);
    play(b.breaker, 'SSSSSSSSSSSS');
    expect(b.breaker.succeed(permit, 60_000)).toBe(true);
    expect(b.breaker.snapshot().totals.late).toBe(0);
  });
});

it('[W2] what is pushed out of a count window is subtracted', () => {
  const b = bench({ ...NEVER_TRIPS, failureRateThreshold: 100, slowCallRateThreshold: 100 });
  play(b.breaker, 'SfF');
  expect(counts(b)).toEqual([3, 2, 1, 1]);
  play(b.breaker, 's');
  expect(counts(b)).toEqual([3, 2, 2, 1]);
  play(b.breaker, 'S');
  expect(counts(b)).toEqual([3, 1, 1, 0]);
});

it('[W2] a window of one call holds the latest', () => {
  const b = bench({ slidingWindow: { type: 'count-based', size: 1 }, minimumNumberOfCalls: 1 });
  play(b.breaker, 'SS');
  expect(counts(b)).toEqual([1, 0, 0, 0]);
  play(b.breaker, 'F');
  expect(b.breaker.state).toBe('open');
});

describe('time window', () => {
  const config: CircuitBreakerConfig = {
    slidingWindow: { type: 'time-based', duration: 1_000, buckets: 4 },
    minimumNumberOfCalls: 100,
  };

  it('[W3] buckets lie on multiples of their width and expire one by one', () => {
    const b = bench(config); // starts at 5,000 ms: the beginning of a bucket of 250 ms
    b.clock.advance(249);
    play(b.breaker, 'F');
    b.clock.advance(1);
    play(b.breaker, 'S');
    b.clock.advance(749);
    expect(counts(b)).toEqual([2, 1, 0, 0]);
    b.clock.advance(1);
    expect(counts(b)).toEqual([1, 0, 0, 0]);
    b.clock.advance(250);
    expect(counts(b)).toEqual([0, 0, 0, 0]);
  });

  it.each([1_000, 1_001, 12_345, 1e9])('[W3] an idle gap of %i ms expires everything, on read', (gap) => {
    const b = bench(config);
    play(b.breaker, 'FFff');
    b.clock.advance(gap);
    expect(counts(b)).toEqual([0, 0, 0, 0]);
  });

  it.each([1_000, 1_001, 12_345, 1e9])('[W3] an idle gap of %i ms expires everything, on write', (gap) => {
    const b = bench({ ...config, minimumNumberOfCalls: 5 });
    play(b.breaker, 'FFff');
    b.clock.advance(gap);
    play(b.breaker, 'F');
    expect(b.breaker.state).toBe('closed');
    expect(counts(b)).toEqual([1, 1, 0, 0]);
  });

  it('[W3] a gap shorter than the window expires only what is too old', () => {
    const b = bench(config);
    play(b.breaker, 'FF');
    b.clock.advance(500);
    play(b.breaker, 'S');
    b.clock.advance(500);
    expect(counts(b)).toEqual([1, 0, 0, 0]);
  });

  it('[T1] a clock that steps back loses nothing', () => {
    const time = { now: 10_000 };
    const clock = { now: () => time.now, setTimeout: () => () => {} };
    const b = bench(config, { clock });
    play(b.breaker, 'FS');
    time.now = 4_000;
    play(b.breaker, 'F');
    expect(counts(b)).toEqual([3, 2, 0, 0]);
    time.now = 10_100;
    expect(counts(b)).toEqual([3, 2, 0, 0]);
  });
});

it('[W4] slow is strictly longer than the threshold', () => {
  const b = bench({ slowCallDurationThreshold: 200 });
  b.breaker.succeed(b.breaker.acquire(), 200);
  expect(b.breaker.snapshot().slowCalls).toBe(0);
  b.breaker.succeed(b.breaker.acquire(), 200.001);
  expect(b.breaker.snapshot().slowCalls).toBe(1);
});

it('[W6] a success can be the outcome that trips', () => {
  const b = bench();
  play(b.breaker, 'FFS');
  expect(b.breaker.state).toBe('closed');
  play(b.breaker, 'S');
  expect(b.breaker.state).toBe('open');
});

it('[W6] the threshold itself trips, one call less does not', () => {
  const b = bench({
    slidingWindow: { type: 'count-based', size: 10 },
    minimumNumberOfCalls: 10,
    failureRateThreshold: 30,
  });
  play(b.breaker, 'FFSSSSSSSS');
  expect(b.breaker.state).toBe('closed');
  play(b.breaker, 'SSF'); // both failures of before are pushed out
  expect(b.breaker.state).toBe('closed');
  play(b.breaker, 'FF');
  expect(b.breaker.state).toBe('open');
});

it('[W6] 100 % is reachable, for failures and for slow calls', () => {
  const failing = bench({ failureRateThreshold: 100 });
  play(failing.breaker, 'FFF');
  expect(failing.breaker.state).toBe('closed');
  play(failing.breaker, 'F');
  expect(failing.moves()).toEqual(['closed>open failure-rate']);
  const slow = bench({ slowCallRateThreshold: 100 });
  play(slow.breaker, 'ssss');
  expect(slow.moves()).toEqual(['closed>open slow-call-rate']);
});

it('[W7] a window of a million costs a call no more than one of ten', () => {
  const time = (size: number): number => {
    const config = {
      slidingWindow: { type: 'count-based', size },
      failureRateThreshold: 100,
      minimumNumberOfCalls: 10,
    } as const;
    const breaker = new CircuitBreaker('timed', config, { clock: new ManualClock() });
    breaker.succeed(breaker.acquire(), 1);
    const started = performance.now();
    for (let i = 0; i < 5_000; i += 1) {
      if (i % 3 === 0) breaker.fail(breaker.acquire(), 1);
      else breaker.succeed(breaker.acquire(), 1);
    }
    return performance.now() - started;
  };
  const best = (size: number): number => Math.min(time(size), time(size), time(size));
  // Anything that walked the window would be thousands of times slower.
  expect(best(1_000_000)).toBeLessThan(100 * best(10));
});
