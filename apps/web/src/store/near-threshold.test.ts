import { describe, expect, it } from 'vitest';
import { numbersView, THRESHOLDS } from '../testing/views.ts';
import { isNearThreshold, tripShare } from './near-threshold.ts';

describe('how far a breaker is on its way to a trip', () => {
  it('is that of the rule nearest to being met', () => {
    const thresholds = { ...THRESHOLDS, slowCallRate: 80, consecutiveFailures: 10 };
    const numbers = numbersView({ failureRate: 20, slowCallRate: 60, consecutiveFailures: 7 });
    expect(tripShare(numbers, thresholds)).toBe(0.75);
  });

  it('is nothing below the minimum number of calls', () => {
    expect(tripShare(numbersView(), THRESHOLDS)).toBe(0);
  });

  it('begins to be near at four fifths, and does not end by trembling', () => {
    expect([0.79, 0.8].map((share) => isNearThreshold(share, false))).toEqual([false, true]);
    expect([0.69, 0.7, 0.79].map((share) => isNearThreshold(share, true))).toEqual([false, true, true]);
  });
});
