import { describe, expect, it } from 'vitest';
import { NOON, seriesPoint } from '../testing/views.ts';
import { failureRateRows, showsSlowCalls } from './failure-rate-series.ts';
import { fromSeries } from './history.ts';
import { latencyRows, latencyScale } from './latency-series.ts';
import { outcomeRows, outcomeScale, outcomesIn } from './outcome-series.ts';

const history = (points: Parameters<typeof seriesPoint>[]) =>
  fromSeries(
    { breaker: 'payments', step: 2_000, points: points.map((args) => seriesPoint(...args)), states: [] },
    2_000,
  );

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

  it('have no gap where there were no calls: the window is as it was', () => {
    const quiet = history([0, 2_000, 4_000].map((after) => [NOON + after, { failureRate: 10 }]));
    expect(failureRateRows(quiet).map((row) => row.failureRate)).toEqual([10, 10, 10]);
    expect(outcomeRows({ ...quiet, step: 6_000 }).map(({ success, failure }) => [success, failure])).toEqual([
      [0, 0],
    ]);
  });

  it('have no gap where one point covers the time of several, as when the page was held up', () => {
    const points = history([
      [NOON, { failureRate: 10 }],
      [NOON + 9_000, { failureRate: 12 }],
    ]);
    const [first, late] = points.points;
    if (first === undefined || late === undefined) throw new Error('two points expected');
    const rows = failureRateRows({ ...points, points: [first, { ...late, span: 8_000 }] });
    expect(rows.map((row) => row.failureRate)).toEqual([10, 12]);
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
  const second = (
    from: number,
    counts: Parameters<typeof seriesPoint>[1],
  ): Parameters<typeof seriesPoint> => [NOON + from * 2_000, counts];

  it('are calls a second over three spans of two, and stack to the scale', () => {
    const rows = outcomeRows(
      history([
        second(1, { success: 6, rejected: 3 }),
        second(2, { success: 6, failure: 12, timeout: 6 }),
        second(3, {}),
      ]),
    );
    expect(rows).toMatchObject([{ success: 2, failure: 2, rejected: 0.5, timeout: 1, late: 0 }]);
    expect(outcomeScale(rows).max).toBeGreaterThanOrEqual(4.5);
    expect(outcomesIn(rows)).toEqual(['success', 'failure', 'rejected']);
  });

  it('stand still as time goes on: a bin has the same calls whichever point comes first', () => {
    const points = [1, 2, 3, 4, 5, 6].map((at) => second(at, { success: at }));
    const later = outcomeRows(history(points.slice(1)));
    expect(later.at(-1)).toEqual(outcomeRows(history(points)).at(-1));
  });

  it('leave out a bin that has only just begun', () => {
    const points = [1, 2, 3, 4].map((at) => second(at, { success: 8 }));
    expect(outcomeRows(history(points))).toHaveLength(1);
  });
});
