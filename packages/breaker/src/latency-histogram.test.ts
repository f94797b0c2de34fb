import { expect, it } from 'vitest';
import { bench } from '../test/harness.ts';
import { BIN_COUNT, binOf, LatencyHistogram, middleOf } from './latency-histogram.ts';
import { seededRandom } from './seeded-random.ts';

it('[W8] every bin holds the middle it is shown by, within 3.2 % of all it holds', () => {
  for (let bin = 16; bin < BIN_COUNT; bin += 1) expect(binOf(middleOf(bin))).toBe(bin);
  const random = seededRandom('bins');
  for (let i = 0; i < 20_000; i += 1) {
    const duration = 0.016 * 10 ** (random() * 8);
    if (duration > 2_000_000) continue;
    expect(Math.abs(middleOf(binOf(duration)) - duration) / duration).toBeLessThanOrEqual(0.032);
  }
});

it('[W8] bins grow with durations, and no duration falls outside', () => {
  let last = 0;
  for (let duration = 0; duration < 3e6; duration = duration * 1.01 + 0.0005) {
    const bin = binOf(duration);
    expect(bin).toBeGreaterThanOrEqual(last);
    last = bin;
  }
  expect(binOf(Number.MAX_VALUE)).toBe(BIN_COUNT - 1);
  expect(binOf(0)).toBe(0);
});

it('[W8] percentiles are those of the nearest rank, within 5 %', () => {
  const random = seededRandom('ranks');
  for (const size of [1, 2, 3, 10, 99, 100, 101, 1_000]) {
    const durations = Array.from({ length: size }, () => 1 + random() ** 4 * 5_000);
    const histogram = new LatencyHistogram();
    for (const duration of durations) histogram.add(duration);
    const sorted = durations.toSorted((a, b) => a - b);
    const seen = histogram.snapshot();
    for (const [key, percent] of [
      ['p50', 50],
      ['p90', 90],
      ['p95', 95],
      ['p99', 99],
    ] as const) {
      const exact = sorted[Math.ceil((percent / 100) * size) - 1] ?? 0;
      expect(Math.abs(seen[key] - exact) / exact).toBeLessThanOrEqual(0.05);
      expect(seen[key]).toBeLessThanOrEqual(seen.max);
    }
    expect(seen.count).toBe(size);
    expect(seen.max).toBe(sorted.at(-1));
    expect(seen.mean).toBeCloseTo(durations.reduce((sum, d) => sum + d, 0) / size, 6);
  }
});

it('[W8] no calls, no latency; calls that took no time have none', () => {
  const histogram = new LatencyHistogram();
  expect(histogram.snapshot()).toEqual({ count: 0, mean: 0, p50: 0, p90: 0, p95: 0, p99: 0, max: 0 });
  histogram.add(0);
  expect(histogram.snapshot()).toEqual({ count: 1, mean: 0, p50: 0, p90: 0, p95: 0, p99: 0, max: 0 });
});

it('[W8] beyond the last bin a percentile is the maximum', () => {
  const histogram = new LatencyHistogram();
  histogram.add(3_000_000);
  expect(histogram.snapshot()).toMatchObject({ p50: 3_000_000, max: 3_000_000 });
});

it.each([
  { type: 'count-based', size: 10 } as const,
  { type: 'time-based', duration: 1_000, buckets: 4 } as const,
])('[W8] the latency shown is that of the calls in the window: $type', (slidingWindow) => {
  const { breaker, clock } = bench({ slidingWindow, minimumNumberOfCalls: 10, failureRateThreshold: 100 });
  for (let i = 0; i < 10; i += 1) breaker.succeed(breaker.acquire(), 1_000);
  expect(breaker.snapshot().latency).toMatchObject({ count: 10, mean: 1_000, max: 1_000 });
  clock.advance(1_000);
  for (let i = 0; i < 10; i += 1) breaker.succeed(breaker.acquire(), 10);
  const latency = breaker.snapshot().latency;
  expect(latency).toMatchObject({ count: 10, mean: 10, max: 10 });
  expect(latency?.p99).toBeCloseTo(10, 0);
  clock.advance(1_000);
  expect(breaker.snapshot().latency?.count).toBe(slidingWindow.type === 'count-based' ? 10 : 0);
});
