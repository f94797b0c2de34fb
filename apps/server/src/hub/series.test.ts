import { describe, expect, it } from 'vitest';
import { ManualServerClock, NEW_YEAR } from '../../test/support/manual-server-clock.ts';
import { Epoch } from './epoch.ts';
import { toPoints } from './series.ts';
import type { Sample } from './series-store.ts';

const epoch = new Epoch(new ManualServerClock());

function sample(second: number, over: Partial<Sample> = {}): Sample {
  return {
    second,
    at: second * 1_000 + 40,
    success: 1,
    failure: 0,
    ignored: 0,
    rejected: 0,
    late: 0,
    timeout: 0,
    failureRate: 10,
    slowCallRate: null,
    p50: 5,
    p95: 9,
    p99: 9,
    state: 'closed',
    ...over,
  };
}

const everything = { from: 0, to: NEW_YEAR + 1e9 };

describe('a series', () => {
  it('of fewer samples than points is the samples', () => {
    const { step, points } = toPoints(
      [sample(1), sample(2), sample(3)],
      { ...everything, points: 10 },
      epoch,
    );
    expect(step).toBe(1_000);
    expect(points.map(({ at }) => at - NEW_YEAR)).toEqual([1_040, 2_040, 3_040]);
  });

  it('adds counts, takes the last rate and state, and the largest percentile', () => {
    const samples = [
      sample(1, { success: 3, failure: 2, timeout: 1, failureRate: 80, p95: 700, state: 'closed' }),
      sample(2, { success: 1, failure: 4, rejected: 6, failureRate: 20, p95: 30, p99: null, state: 'open' }),
    ];
    const { step, points } = toPoints(samples, { ...everything, points: 1 }, epoch);
    expect(step).toBe(2_000);
    expect(points).toEqual([
      {
        at: NEW_YEAR + 2_040,
        success: 4,
        failure: 6,
        ignored: 0,
        rejected: 6,
        late: 0,
        timeout: 1,
        failureRate: 20,
        slowCallRate: null,
        p50: 5,
        p95: 700,
        p99: 9,
        state: 'open',
      },
    ]);
  });

  it('leaves a gap where nobody sampled', () => {
    const { points } = toPoints([sample(1), sample(2), sample(9)], { ...everything, points: 9 }, epoch);
    expect(points).toHaveLength(3);
  });

  it('has the same spans when it is asked a second later', () => {
    const samples = Array.from({ length: 60 }, (_, index) => sample(index + 1));
    const spans = (upTo: number): number[] =>
      toPoints(samples.slice(0, upTo), { ...everything, points: 10 }, epoch)
        .points.slice(0, -1)
        .map(({ at }) => at);
    const before = spans(55);
    expect(spans(56)).toEqual(expect.arrayContaining(before.slice(1)));
  });

  it('never has more points than asked for', () => {
    for (let length = 1; length <= 40; length++) {
      for (let points = 1; points <= 7; points++) {
        const samples = Array.from({ length }, (_, index) => sample(index + 3));
        expect(toPoints(samples, { ...everything, points }, epoch).points.length).toBeLessThanOrEqual(points);
      }
    }
  });

  it('keeps to the range, both ends included', () => {
    const range = { from: NEW_YEAR + 2_040, to: NEW_YEAR + 3_040, points: 10 };
    const { points } = toPoints([sample(1), sample(2), sample(3), sample(4)], range, epoch);
    expect(points.map(({ at }) => at - NEW_YEAR)).toEqual([2_040, 3_040]);
  });
});
