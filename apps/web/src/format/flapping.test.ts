import { MOST_OPENINGS } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { NOON } from '../testing/views.ts';
import { flapSign, flapText } from './flapping.ts';

const MINUTE = 60_000;
const minutesAgo = (...minutes: number[]) => minutes.map((ago) => NOON - ago * MINUTE);

describe('how often a breaker opened', () => {
  it('is said from the third time within ten minutes on', () => {
    expect(flapText(minutesAgo(8, 4, 1), NOON)).toBe('opened 3 times in 10 min');
    expect(flapSign(minutesAgo(8, 4, 1), NOON)).toBe('3×');
    expect(flapText(minutesAgo(4, 1), NOON)).toBeNull();
    expect(flapSign([], NOON)).toBeNull();
  });

  it('is of the last ten minutes, and ends by itself as time goes on', () => {
    const openings = minutesAgo(9, 8, 4, 1);
    expect(flapText(openings, NOON)).toBe('opened 4 times in 10 min');
    expect(flapText(openings, NOON + 1.5 * MINUTE)).toBe('opened 3 times in 10 min');
    expect(flapText(openings, NOON + 2 * MINUTE)).toBeNull();
  });

  it('claims no more than the server has told', () => {
    const openings = Array.from({ length: MOST_OPENINGS }, (_, index) => NOON - index);
    expect(flapText(openings, NOON)).toBe('opened at least 20 times in 10 min');
    expect(flapSign(openings, NOON)).toBe('20+×');
  });
});
