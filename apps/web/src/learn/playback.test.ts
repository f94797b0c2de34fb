import { describe, expect, it } from 'vitest';
import { otherSpeed, played, speedAt, SPEED_STEPS, stepOf } from './playback.ts';

describe('playing', () => {
  const until = { stops: [4_000, 9_000], end: 12_000 };

  it('goes on by the time of the reader, times the speed, to the µs', () => {
    expect(played({ ms: 1_000, speed: 0.1 }, 16.6667, until)).toEqual({ ms: 1_001.667, stopped: false });
    expect(played({ ms: 1_000, speed: 10 }, 100, until)).toEqual({ ms: 2_000, stopped: false });
  });

  it('stops at a caption, exactly, and goes on from it', () => {
    expect(played({ ms: 3_990, speed: 1 }, 50, until)).toEqual({ ms: 4_000, stopped: true });
    expect(played({ ms: 4_000, speed: 1 }, 50, until)).toEqual({ ms: 4_050, stopped: false });
  });

  it('never passes its end, whatever the speed', () => {
    expect(played({ ms: 11_990, speed: 10 }, 500, until)).toEqual({ ms: 12_000, stopped: true });
    expect(played({ ms: 12_000, speed: 1 }, 16, until)).toEqual({ ms: 12_000, stopped: true });
  });

  it('does not leap after a page was hidden', () => {
    expect(played({ ms: 0, speed: 1 }, 60_000, until).ms).toBe(500);
  });
});

describe('speeds', () => {
  it('go up and down by the usual ones, and no further', () => {
    expect([otherSpeed(1, 1), otherSpeed(1, -1), otherSpeed(10, 1), otherSpeed(0.1, -1)]).toEqual([
      2, 0.5, 10, 0.1,
    ]);
    expect(otherSpeed(1.3, 1)).toBe(2);
  });

  it('are a slider of their logarithm', () => {
    expect([speedAt(0), speedAt(SPEED_STEPS / 2), speedAt(SPEED_STEPS)]).toEqual([0.1, 1, 10]);
    for (let step = 0; step <= SPEED_STEPS; step += 1) expect(stepOf(speedAt(step))).toBe(step);
  });
});
