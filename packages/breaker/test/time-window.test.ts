import fc from 'fast-check';
import { expect, it } from 'vitest';
import { CircuitBreaker } from '../src/index.ts';
import { ManualClock } from '../src/testing/index.ts';
import { finish } from './harness.ts';

interface Ended {
  readonly at: number;
  readonly letter: string;
}

/** Counted anew, from the rule's own words. */
function recount(calls: readonly Ended[], now: number, { duration, buckets }: Shape): object {
  const width = duration / buckets;
  const oldest = Math.floor(now / width) - buckets + 1;
  const inside = calls.filter(({ at }) => Math.floor(at / width) >= oldest).map(({ letter }) => letter);
  const count = (letters: string): number => inside.filter((letter) => letters.includes(letter)).length;
  return {
    bufferedCalls: inside.length,
    failedCalls: count('Ff'),
    slowCalls: count('sf'),
    slowFailedCalls: count('f'),
  };
}

interface Shape {
  readonly duration: number;
  readonly buckets: number;
}

const shapes = fc.record({
  duration: fc.constantFrom(0.7, 10, 33.3, 100, 1e6 / 3),
  buckets: fc.constantFrom(1, 2, 3, 7, 10),
});
const step = fc.record({
  letter: fc.constantFrom('S', 'F', 's', 'f'),
  /** Of a bucket's width: at its edge, just before and after it, within it, and far beyond the window. */
  widths: fc.constantFrom(0, 1e-16, 0.25, 1 - 1e-16, 1, 1 + 1e-15, 2.5, 9, 1_000),
});

it.each([0, -1_000, 1e9])('[W3] a window by time is what is counted anew, from %d on', (start) => {
  fc.assert(
    fc.property(shapes, fc.array(step, { minLength: 1, maxLength: 60 }), (shape, steps) => {
      const clock = new ManualClock(start);
      const slidingWindow = { type: 'time-based', ...shape } as const;
      const breaker = new CircuitBreaker('timed', { slidingWindow, minimumNumberOfCalls: 1_000 }, { clock });
      const calls: Ended[] = [];
      for (const { letter, widths } of steps) {
        clock.advance((widths * shape.duration) / shape.buckets);
        calls.push({ at: clock.now(), letter });
        finish(breaker, breaker.acquire(), letter);
        expect(breaker.snapshot()).toMatchObject(recount(calls, clock.now(), shape));
        expect(breaker.snapshot().latency?.count).toBe(breaker.snapshot().bufferedCalls);
      }
    }),
    { numRuns: 300 },
  );
});

it('[W8] durations leave with their bucket: the longest, the mean, the count', () => {
  const clock = new ManualClock();
  const slidingWindow = { type: 'time-based', duration: 30, buckets: 3 } as const;
  const breaker = new CircuitBreaker('timed', { slidingWindow, minimumNumberOfCalls: 1_000 }, { clock });
  const latency = (): object => {
    const { count = 0, mean = 0, max = 0 } = breaker.snapshot().latency ?? {};
    return { count, mean, max };
  };
  for (const ms of [400, 200]) breaker.succeed(breaker.acquire(), ms);
  clock.advance(10);
  for (const ms of [50, 10, 30]) breaker.succeed(breaker.acquire(), ms);
  expect(latency()).toEqual({ count: 5, mean: 138, max: 400 });
  clock.advance(20);
  expect(latency()).toEqual({ count: 3, mean: 30, max: 50 });
  breaker.succeed(breaker.acquire(), 2);
  clock.advance(10);
  expect(latency()).toEqual({ count: 1, mean: 2, max: 2 });
  clock.advance(30);
  expect(latency()).toEqual({ count: 0, mean: 0, max: 0 });
});
