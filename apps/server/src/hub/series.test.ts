import { describe, expect, it } from 'vitest';
import { NEW_YEAR } from '../../test/support/manual-server-clock.ts';
import { binOf, LatencyHistogram } from '../latency-histogram.ts';
import { toPoints } from './series.ts';
import type { Sample } from './series-store.ts';

const BEGIN = NEW_YEAR / 1_000;

/** Calls that took so many ms each. */
function latency(...durations: number[]): string {
  const histogram = new LatencyHistogram();
  for (const duration of durations) histogram.add(binOf(duration), 1);
  return histogram.encode();
}

function sample(second: number, over: Partial<Sample> = {}): Sample {
  return {
    breaker: 'a',
    second: BEGIN + second,
    at: NEW_YEAR + second * 1_000 + 40,
    success: 1,
    failure: 0,
    ignored: 0,
    rejected: 0,
    late: 0,
    timeout: 0,
    failureRate: 10,
    slowCallRate: null,
    slow: 0,
    latency: latency(5),
    state: 'closed',
    ...over,
  };
}

const everything = { from: 0, to: NEW_YEAR + 1e9 };

describe('a series', () => {
  it('of fewer samples than points is the samples', async () => {
    const { step, points } = await toPoints([sample(1), sample(2), sample(3)], { ...everything, points: 10 });
    expect(step).toBe(1_000);
    expect(points.map(({ at }) => at - NEW_YEAR)).toEqual([1_040, 2_040, 3_040]);
  });

  it('adds counts, takes the last rate and state, and the percentiles of all calls together', async () => {
    const samples = [
      sample(1, {
        success: 3,
        failure: 2,
        timeout: 1,
        slow: 2,
        failureRate: 80,
        latency: latency(10, 10, 10, 700, 700),
        state: 'closed',
      }),
      sample(2, {
        success: 1,
        failure: 4,
        rejected: 6,
        slow: 1,
        failureRate: 20,
        latency: latency(10, 10, 10, 10, 10),
        state: 'open',
      }),
    ];
    const { step, points } = await toPoints(samples, { ...everything, points: 1 });
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
        slow: 3,
        failureRate: 20,
        slowCallRate: null,
        p50: 10.3,
        p95: 688,
        p99: 688,
        state: 'open',
      },
    ]);
  });

  it('of coarser samples has steps of whole ones', async () => {
    const samples = Array.from({ length: 12 }, (_, index) => sample((index + 1) * 10));
    expect(await toPoints(samples, { ...everything, points: 8 }, { resolution: 10 })).toMatchObject({
      step: 20_000,
    });
  });

  it('leaves a gap where nobody sampled', async () => {
    const { points } = await toPoints([sample(1), sample(2), sample(9)], { ...everything, points: 9 });
    expect(points).toHaveLength(3);
  });

  it('has spans without calls where they would have been kept, as all stood before them, and a gap where not', async () => {
    const standing = { failureRate: null, slowCallRate: null, state: 'open' } as const;
    const quiet = [
      { from: NEW_YEAR + 1_000, to: NEW_YEAR + 4_500, standing },
      { from: NEW_YEAR + 6_000, to: NEW_YEAR + 9_500, standing },
    ];
    const { step, points } = await toPoints(
      [sample(3, { failureRate: 33.333 })],
      { ...everything, points: 9 },
      { quiet },
    );
    expect(step).toBe(1_000);
    expect(
      points.map(({ at, success, failureRate, state }) => [at - NEW_YEAR, success, failureRate, state]),
    ).toEqual([
      [2_000, 0, null, 'open'],
      [3_040, 1, 33.33, 'closed'],
      [4_000, 0, 33.33, 'closed'],
      [7_000, 0, null, 'open'],
      [8_000, 0, null, 'open'],
      [9_000, 0, null, 'open'],
    ]);
    expect(points[2]).toMatchObject({ failure: 0, rejected: 0, p50: null });
  });

  it('has the same spans when it is asked a second later', async () => {
    const samples = Array.from({ length: 60 }, (_, index) => sample(index + 1));
    const spans = async (upTo: number): Promise<number[]> => {
      const { points } = await toPoints(samples.slice(0, upTo), { ...everything, points: 10 });
      return points.slice(0, -1).map(({ at }) => at);
    };
    const before = await spans(55);
    expect(await spans(56)).toEqual(expect.arrayContaining(before.slice(1)));
  });

  it('never has more points than asked for', async () => {
    for (let length = 1; length <= 40; length++) {
      for (let points = 1; points <= 7; points++) {
        const samples = Array.from({ length }, (_, index) => sample(index + 3));
        expect((await toPoints(samples, { ...everything, points })).points.length).toBeLessThanOrEqual(
          points,
        );
      }
    }
  });

  it('keeps to the range, both ends included', async () => {
    const range = { from: NEW_YEAR + 2_040, to: NEW_YEAR + 3_040, points: 10 };
    const { points } = await toPoints([sample(1), sample(2), sample(3), sample(4)], range);
    expect(points.map(({ at }) => at - NEW_YEAR)).toEqual([2_040, 3_040]);
  });
});
