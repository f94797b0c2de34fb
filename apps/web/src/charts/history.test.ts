import { describe, expect, it } from 'vitest';
import { NO_TOTALS, NOON, numbersView, seriesPoint } from '../testing/views.ts';
import { emptyHistory, fromSeries, type History, withSample, withState } from './history.ts';

const KEEP = 600_000;
const STEP = 2_000;
const EMPTY_HISTORY = emptyHistory(STEP);

function sampled(history: History, at: number, totals: Partial<typeof NO_TOTALS>): History {
  const numbers = numbersView({ totals: { ...NO_TOTALS, ...totals }, failureRate: 10 });
  return withSample(history, { at: NOON + at, numbers, state: 'closed' }, KEEP);
}

describe('history', () => {
  it('counts between samples, not from the start of the server', () => {
    let history = sampled(EMPTY_HISTORY, 0, { success: 1_000, failure: 7 });
    expect(history.points).toHaveLength(0);
    history = sampled(history, 1_000, { success: 1_004, failure: 8 });
    expect(history.points).toMatchObject([{ success: 4, failure: 1, span: 1_000, at: NOON + 1_000 }]);
  });

  it('rewrites the newest point until its step is over, then begins another', () => {
    let history = sampled(EMPTY_HISTORY, 0, {});
    history = sampled(history, 1_000, { success: 3 });
    history = sampled(history, 2_000, { success: 8 });
    history = sampled(history, 3_000, { success: 9 });
    expect(history.points.map(({ success, span }) => [success, span])).toEqual([
      [8, 2_000],
      [1, 1_000],
    ]);
  });

  it('starts afresh when the totals go back, as after a restart', () => {
    let history = sampled(EMPTY_HISTORY, 0, { success: 500 });
    history = sampled(history, 1_000, { success: 505 });
    history = sampled(history, 5_000, { success: 2 });
    history = sampled(history, 6_000, { success: 4 });
    expect(history.points.map((point) => point.success)).toEqual([5, 2]);
  });

  it('continues the series of the server', () => {
    const series = {
      breaker: 'payments',
      step: 2_000,
      points: [seriesPoint(NOON - 2_000, { success: 9 }), seriesPoint(NOON, { success: 8 })],
      states: [],
    };
    const history = sampled(sampled(fromSeries(series, STEP), 500, {}), 1_500, { success: 4 });
    expect(history.points.map((point) => point.success)).toEqual([9, 8, 4]);
  });

  it('forgets what is older than it should keep', () => {
    let history = fromSeries(
      {
        breaker: 'payments',
        step: 2_000,
        points: [seriesPoint(NOON - KEEP - 1), seriesPoint(NOON - 10_000)],
        states: [
          { state: 'open', from: NOON - KEEP - 9_000, to: NOON - KEEP - 5_000 },
          { state: 'closed', from: NOON - KEEP - 5_000, to: null },
        ],
      },
      STEP,
    );
    history = sampled(history, 0, {});
    expect(history.points.map((point) => point.at)).toEqual([NOON - 10_000]);
    expect(history.states.map((span) => span.state)).toEqual(['closed']);
  });

  it('ends the span of the old state where the new one begins, once', () => {
    const closed = withState(EMPTY_HISTORY, 'closed', NOON);
    const open = withState(closed, 'open', NOON + 5_000);
    expect(withState(open, 'open', NOON + 5_000)).toBe(open);
    expect(open.states).toEqual([
      { state: 'closed', from: NOON, to: NOON + 5_000 },
      { state: 'open', from: NOON + 5_000, to: null },
    ]);
  });
});
