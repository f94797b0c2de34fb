import { describe, expect, it } from 'vitest';
import { THRESHOLDS } from '../testing/views.ts';
import { countFailed, failuresToTrip, reaching } from './trip-line.ts';

const countWindow = (outcomes: string) => ({ type: 'count-based' as const, outcomes });

describe('the trip line', () => {
  it('trips at the threshold itself, whatever floating point makes of it', () => {
    expect(reaching(30, 10)).toBe(3);
    expect(reaching(70, 10)).toBe(7);
    expect(reaching(33.4, 3)).toBe(2);
    expect(reaching(0.1, 10)).toBe(1);
  });
});

describe('failures to trip', () => {
  it('fill the window up to its minimum first', () => {
    expect(failuresToTrip(THRESHOLDS, countWindow('0'.repeat(5)), 0)).toBe(15);
    expect(failuresToTrip(THRESHOLDS, countWindow('0'.repeat(20)), 0)).toBe(20);
  });

  it('let the oldest outcomes leave a full window: failures that leave do not help', () => {
    const failuresLeave = countWindow('1'.repeat(10) + '0'.repeat(40));
    const successesLeave = countWindow('0'.repeat(40) + '1'.repeat(10));
    expect(failuresToTrip(THRESHOLDS, failuresLeave, 0)).toBe(25);
    expect(failuresToTrip(THRESHOLDS, successesLeave, 0)).toBe(15);
  });

  it('count a slow failure as a failure and a slow success as none', () => {
    expect(countFailed('0123')).toBe(2);
  });

  it('obey the streak rule where it is nearer', () => {
    const thresholds = { ...THRESHOLDS, consecutiveFailures: 4 };
    expect(failuresToTrip(thresholds, countWindow('0'.repeat(50)), 3)).toBe(1);
  });

  it('agree with a brute-force run of the window', () => {
    for (let round = 0; round < 200; round += 1) {
      const outcomes = Array.from({ length: round % 51 }, (_, index) =>
        (round * 7 + index * index) % 3 === 0 ? '1' : '0',
      );
      const expected = bruteForce(outcomes);
      expect(failuresToTrip(THRESHOLDS, countWindow(outcomes.join('')), 0)).toBe(expected);
    }
  });

  it('add to the buckets of a time-based window', () => {
    const thresholds = { ...THRESHOLDS, window: { type: 'time-based' as const, duration: 10_000 } };
    const bucket = { age: 0, total: 30, failed: 10, slow: 0, slowFailed: 0 };
    const window = { type: 'time-based' as const, bucketDuration: 1_000, buckets: [bucket] };
    expect(failuresToTrip(thresholds, window, 0)).toBe(10);
  });
});

function bruteForce(start: readonly string[]): number {
  const kept = [...start];
  for (let more = 1; ; more += 1) {
    kept.push('1');
    if (kept.length > 50) kept.shift();
    const failed = kept.filter((digit) => digit === '1').length;
    if (kept.length >= 20 && failed * 100 >= kept.length * 50) return more;
  }
}
