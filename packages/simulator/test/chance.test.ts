import { describe, expect, it } from 'vitest';
import { exponential } from '../src/chance/exponential.ts';
import { latencyOf } from '../src/chance/quantiles.ts';
import { Chance, STREAMS, zipf } from '../src/index.ts';
import { choose } from '../src/chance/choice.ts';

const COUNT = 20_000;
const numbers = Array.from({ length: COUNT }, (_, index) => index);

describe('chance', () => {
  it('answers the same question the same, in any order and any number of times', () => {
    const chance = new Chance(42);
    const forwards = numbers.map((index) => chance.draw(STREAMS.fate, index, 3));
    const backwards = numbers.toReversed().map((index) => chance.draw(STREAMS.fate, index, 3));
    expect(backwards.toReversed()).toEqual(forwards);
    expect(forwards.slice(0, 3)).toEqual([3104565658, 1141601157, 889248136]);
  });

  it('spreads its numbers evenly: every sixteenth of the range gets its share', () => {
    const chance = new Chance(1);
    for (const stream of Object.values(STREAMS)) {
      const bins = Array.from({ length: 16 }, () => 0);
      for (const index of numbers) {
        const bin = chance.draw(stream, index) >>> 28;
        bins[bin] = (bins[bin] ?? 0) + 1;
      }
      const chiSquared = bins.reduce((sum, seen) => sum + (seen - COUNT / 16) ** 2 / (COUNT / 16), 0);
      expect(chiSquared).toBeLessThan(37.7); // 15 degrees of freedom, p = 0.001
    }
  });

  it('draws for one purpose what tells nothing of another, nor of another seed or attempt', () => {
    const [one, other] = [new Chance(1), new Chance(2)];
    const share = (drawn: (index: number) => [number, number]): number =>
      numbers.filter((index) => {
        const [first, second] = drawn(index);
        return first >>> 31 === second >>> 31;
      }).length / COUNT;
    const pairs: ((index: number) => [number, number])[] = [
      (index) => [one.draw(STREAMS.fate, index), one.draw(STREAMS.latency, index)],
      (index) => [one.draw(STREAMS.fate, index), other.draw(STREAMS.fate, index)],
      (index) => [one.draw(STREAMS.fate, index, 0), one.draw(STREAMS.fate, index, 1)],
      (index) => [one.draw(STREAMS.fate, index), one.draw(STREAMS.fate, index + 1)],
    ];
    for (const pair of pairs) expect(Math.abs(share(pair) - 0.5)).toBeLessThan(0.015);
  });

  it('samples the exponential law: no point of it is further off than chance allows', () => {
    const chance = new Chance(5);
    const gaps = numbers.map((index) => exponential(chance, STREAMS.arrival, index)).sort((a, b) => a - b);
    const furthest = gaps.reduce(
      (most, gap, rank) => Math.max(most, Math.abs(1 - Math.exp(-gap) - rank / COUNT)),
      0,
    );
    expect(furthest).toBeLessThan(1.95 / Math.sqrt(COUNT)); // Kolmogorov-Smirnov, p = 0.001
  });

  it('reads latencies off a table of quantiles', () => {
    const latency = { p0: 10, p50: 20, p90: 60, p99: 100, p100: 500 };
    expect([0, 0.25, 0.5, 0.7, 0.9, 0.99].map((share) => latencyOf(latency, share * 2 ** 32))).toEqual([
      10, 15, 20, 40, 60, 100,
    ]);
    expect(latencyOf(latency, 2 ** 32 - 1)).toBeCloseTo(500, 3);
    expect(latencyOf(7, 123)).toBe(7);
  });

  it('chooses by weight', () => {
    const chance = new Chance(9);
    const weights = zipf(4);
    expect(weights).toEqual([1_000, 500, 333, 250]);
    const seen = numbers.map((index) => choose(weights, chance.draw(STREAMS.key, index)));
    for (const [key, weight] of weights.entries())
      expect(seen.filter((chosen) => chosen === key).length / COUNT).toBeCloseTo(weight / 2_083, 1);
  });
});
