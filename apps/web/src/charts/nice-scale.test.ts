import { describe, expect, it } from 'vitest';
import { niceScale } from './nice-scale.ts';

describe('a nice scale', () => {
  it('ends at or just above the peak, on round ticks', () => {
    expect(niceScale(60, 50)).toEqual({ max: 60, ticks: [0, 20, 40, 60] });
    expect(niceScale(2_130, 50)).toEqual({ max: 2_500, ticks: [0, 500, 1_000, 1_500, 2_000, 2_500] });
    expect(niceScale(0.3, 0.1)).toEqual({ max: 0.3, ticks: [0, 0.1, 0.2, 0.3] });
  });

  it('does not shrink below its floor', () => {
    expect(niceScale(0, 50).max).toBe(50);
  });

  it('has at most five intervals and covers the peak, whatever the peak', () => {
    for (let peak = 0.07; peak < 90_000; peak *= 1.37) {
      const { max, ticks } = niceScale(peak, 0.01);
      expect(max).toBeGreaterThanOrEqual(peak * 0.999_999);
      expect(ticks.length).toBeLessThanOrEqual(6);
    }
  });
});
