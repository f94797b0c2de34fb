import { describe, expect, it } from 'vitest';
import { NOON } from '../testing/views.ts';
import { positionIn, timeTicks } from './time-axis.ts';

describe('time ticks', () => {
  it('lie on whole minutes inside ten minutes that begin and end between them', () => {
    const ticks = timeTicks({ from: NOON + 12_345, to: NOON + 612_345 }, 5);
    expect(ticks.map((at) => (at - NOON) / 60_000)).toEqual([2, 4, 6, 8, 10]);
  });

  it('never number more than asked for, over any span', () => {
    for (const span of [900, 30_000, 600_000, 5_400_000, 86_400_000]) {
      expect(timeTicks({ from: NOON + 7, to: NOON + 7 + span }, 6).length).toBeLessThanOrEqual(6);
    }
  });
});

describe('position in a domain', () => {
  it('is held inside, and is 0 in a domain without length', () => {
    const domain = { from: 100, to: 200 };
    expect([50, 100, 150, 200, 900].map((at) => positionIn(domain, at))).toEqual([0, 0, 0.5, 1, 1]);
    expect(positionIn({ from: 5, to: 5 }, 5)).toBe(0);
  });
});
