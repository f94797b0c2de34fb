import { describe, expect, it } from 'vitest';
import { NOON, numbersView, stateView, THRESHOLDS } from '../testing/views.ts';
import type { BreakerEntry } from './board-state.ts';
import { isNearThreshold, nearestTrip } from './near-threshold.ts';

const entry = (more: Partial<BreakerEntry> = {}): BreakerEntry => ({
  ...stateView('closed'),
  name: 'payments',
  group: null,
  thresholds: THRESHOLDS,
  seq: 1,
  ...more,
});

describe('how far a breaker is on its way to a trip', () => {
  it('is that of the rule nearest to being met', () => {
    const thresholds = { ...THRESHOLDS, slowCallRate: 80, consecutiveFailures: 10 };
    const numbers = numbersView({ failureRate: 20, slowCallRate: 60, consecutiveFailures: 7 });
    expect(nearestTrip(entry({ thresholds }), numbers, NOON)).toEqual({
      rule: 'slow-call-rate',
      observed: 60,
      threshold: 80,
      share: 0.75,
    });
  });

  it('is nothing below the minimum number of calls', () => {
    expect(nearestTrip(entry(), numbersView(), NOON)).toBeNull();
  });

  it('counts a streak below the minimum, too, but not one that is all but met by a single failure', () => {
    const numbers = numbersView({ consecutiveFailures: 4 });
    const streak = (consecutiveFailures: number) =>
      nearestTrip(entry({ thresholds: { ...THRESHOLDS, consecutiveFailures } }), numbers, NOON)?.share;
    expect(streak(5)).toBe(0.8);
    expect(streak(2)).toBeUndefined();
  });

  it('leaves slow calls out where latency is not measured, as the library does', () => {
    const numbers = numbersView({ failureRate: 10, slowCallRate: 100 });
    expect(nearestTrip(entry(), numbers, NOON)?.rule).toBe('slow-call-rate');
    const thresholds = { ...THRESHOLDS, measureLatency: false };
    expect(nearestTrip(entry({ thresholds }), numbers, NOON)?.rule).toBe('failure-rate');
  });

  it('is nothing in any state but closed: the others have opened, or never will', () => {
    const numbers = numbersView({ failureRate: 49 });
    for (const state of ['open', 'half-open', 'forced-open', 'disabled', 'metrics-only'] as const)
      expect(nearestTrip(entry({ state }), numbers, NOON)).toBeNull();
  });

  it('begins to be near at four fifths, and does not end by trembling', () => {
    expect([0.79, 0.8].map((share) => isNearThreshold(share, false))).toEqual([false, true]);
    expect([0.69, 0.7, 0.79].map((share) => isNearThreshold(share, true))).toEqual([false, true, true]);
  });
});
