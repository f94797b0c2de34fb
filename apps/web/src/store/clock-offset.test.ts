import { describe, expect, it } from 'vitest';
import { addSample, NO_OFFSET, offsetOf } from './clock-offset.ts';

/** Messages of a server that is `ahead` of the page, each so late. */
const estimate = (ahead: number, delays: readonly (readonly [at: number, delay: number])[]): number =>
  offsetOf(delays.reduce((known, [at, delay]) => addSample(known, at + ahead - delay, at), NO_OFFSET));

describe('the estimated offset', () => {
  it('is that of the least delayed message', () => {
    expect(
      estimate(5_000, [
        [0, 80],
        [250, 12],
        [500, 300],
      ]),
    ).toBe(4_988);
  });

  it('stays within a travel time for a page whose clock is an hour off', () => {
    expect(estimate(-3_600_000, [[0, 5]])).toBe(-3_600_005);
  });

  it('forgets: a clock that moved apart is followed after at most two spans', () => {
    const drifting = [0, 30_000, 60_000, 90_000].reduce(
      (known, at) => addSample(known, at + 1_000 - at / 100, at),
      NO_OFFSET,
    );
    expect(offsetOf(drifting)).toBe(400);
  });

  it('follows a page that slept at once: its clock stood still, so the next message looks early', () => {
    const awake = addSample(addSample(NO_OFFSET, 1_000, 0), 8_001_000, 1_000);
    expect(offsetOf(awake)).toBe(8_000_000);
  });
});
