import { describe, expect, it } from 'vitest';
import { seededRandom } from '../test/inner/seeded-random.ts';
import { binOf, LatencyHistogram } from './latency-histogram.ts';

function histogramOf(durations: readonly number[]): LatencyHistogram {
  const histogram = new LatencyHistogram();
  for (const duration of durations) histogram.add(binOf(duration), 1);
  return histogram;
}

function exact(durations: readonly number[], percent: number): number {
  const sorted = durations.toSorted((left, right) => left - right);
  return sorted[Math.ceil((percent / 100) * sorted.length) - 1] ?? Number.NaN;
}

describe('a latency histogram', () => {
  const random = seededRandom(7);
  const seconds = Array.from({ length: 60 }, (_, second) =>
    Array.from(
      { length: second === 30 ? 2_000 : 40 },
      () => Math.exp(random() * 9 - 2) * (second === 30 ? 20 : 1),
    ),
  );

  it('put together from those of many seconds has the percentiles of all the calls, which no average of percentiles has', () => {
    const all = new LatencyHistogram();
    for (const second of seconds) all.addEncoded(histogramOf(second).encode());
    const durations = seconds.flat();
    expect(all.total).toBe(durations.length);
    for (const percent of [50, 95, 99]) {
      const off = Math.abs((all.percentile(percent) ?? 0) / exact(durations, percent) - 1);
      expect(off).toBeLessThan(0.033);
    }
    const averaged = seconds.reduce((sum, second) => sum + exact(second, 99), 0) / seconds.length;
    expect(Math.abs(averaged / exact(durations, 99) - 1)).toBeGreaterThan(0.1);
  });

  it('comes back from its text as it was, however many calls are in a bin', () => {
    const histogram = new LatencyHistogram();
    for (const [bin, count] of [
      [0, 1],
      [31, 127],
      [32, 128],
      [447, 5_000_000_000],
    ] as const)
      histogram.add(bin, count);
    const back = new LatencyHistogram();
    back.addEncoded(histogram.encode());
    expect(back.encode()).toBe(histogram.encode());
    expect(back.total).toBe(5_000_000_256);
    expect(Buffer.from(histogram.encode(), 'latin1').toString('latin1')).toBe(histogram.encode());
  });

  it('of no calls is an empty text and has no percentiles', () => {
    expect(histogramOf([]).encode()).toBe('');
    expect(histogramOf([]).percentile(99)).toBeNull();
  });
});
