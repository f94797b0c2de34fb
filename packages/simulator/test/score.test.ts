import { describe, expect, it } from 'vitest';
import { L21, runLesson, score } from '../src/lessons/index.ts';

const { runs } = runLesson(L21);
const budget = { succeeded: 55, p99Ms: 2_000, sent: 8_000 };

describe('the score of the puzzle', () => {
  it('gives all points to what keeps within its budget', () => {
    const [run] = runs;
    if (run === undefined) throw new Error('the puzzle has two traces');
    expect(score(run, 1, budget).points).toBe(100);
  });

  it('takes points for what is missed, by as much as it is', () => {
    const [run] = runs;
    if (run === undefined) throw new Error('the puzzle has two traces');
    const none = score(run, 0, budget);
    expect(none.succeeded).toBeLessThan(20);
    expect(none.points).toBeLessThan(80);
    expect(score(run, 0, { ...budget, sent: none.sent }).points).toBeGreaterThan(none.points);
  });

  it('ranks no breaker first where failures have nothing to do with one another', () => {
    const run = runs[1];
    if (run === undefined) throw new Error('the puzzle has two traces');
    const points = [0, 1, 2, 3].map(
      (lane) => score(run, lane, { ...budget, succeeded: 80, sent: 10_000 }).points,
    );
    expect(Math.max(...points)).toBe(points[0]);
    expect(points.filter((each) => each === points[0])).toHaveLength(1);
  });
});
