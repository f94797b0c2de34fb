import { describe, expect, it } from 'vitest';
import { NOON, seriesPoint } from '../testing/views.ts';
import { failureRateRows, showsSlowCalls } from './failure-rate-series.ts';
import { fromSeries } from './history.ts';
import { latencyRows, latencyScale } from './latency-series.ts';
import { outcomeRows, outcomeScale } from './outcome-series.ts';

const history = (points: Parameters<typeof seriesPoint>[]) =>
  fromSeries({
    breaker: 'payments',
    step: 2_000,
    points: points.map((args) => seriesPoint(...args)),
    states: [],
  });

describe('failure-rate rows', () => {
  it('leave a gap where spans are missing', () => {
    const rows = failureRateRows(
      history([
        [NOON, { failureRate: 10 }],
        [NOON + 2_000, { failureRate: 12 }],
        [NOON + 60_000, { failureRate: 14 }],
      ]),
    );
    expect(rows.map((row) => row.failureRate)).toEqual([10, 12, null, 14]);
  });

  it('mark a value with no neighbour, which a line could not show', () => {
    const rows = failureRateRows(
      history([
        [NOON, { failureRate: 1 }],
        [NOON + 2_000, { failureRate: 2 }],
        [NOON + 4_000, { failureRate: null }],
        [NOON + 6_000, { failureRate: 3 }],
        [NOON + 8_000, { failureRate: null }],
      ]),
    );
    expect(rows.map((row) => row.alone)).toEqual([false, false, false, true, false]);
  });

  it('show slow calls only where they matter or happened', () => {
    const quiet = failureRateRows(history([[NOON, { slowCallRate: 0 }]]));
    const slow = failureRateRows(history([[NOON, { slowCallRate: 3 }]]));
    expect([showsSlowCalls(quiet, 100), showsSlowCalls(quiet, 80), showsSlowCalls(slow, 100)]).toEqual([
      false,
      true,
      true,
    ]);
  });
});

describe('latency rows', () => {
  it('scale to the highest p99 and not below 50 ms', () => {
    const rows = latencyRows(history([[NOON, { p50: 20, p95: 90, p99: 180 }], [NOON + 2_000]]));
    expect(latencyScale(rows).max).toBe(200);
    expect(latencyScale([]).max).toBe(50);
  });
});

describe('outcome rows', () => {
  it('are calls a second, and stack to the scale', () => {
    const rows = outcomeRows(history([[NOON, { success: 8, failure: 4, rejected: 2, timeout: 1 }]]));
    expect(rows).toMatchObject([{ success: 4, failure: 2, rejected: 1, timeout: 0.5 }]);
    expect(outcomeScale(rows).max).toBeGreaterThanOrEqual(7);
  });

  it('leave out a span that has only just begun', () => {
    const begun = history([[NOON, { success: 8 }]]);
    const [point] = begun.points;
    const points = point === undefined ? [] : [point, { ...point, at: NOON + 300, span: 300, success: 9 }];
    expect(outcomeRows({ ...begun, points })).toHaveLength(1);
  });
});
