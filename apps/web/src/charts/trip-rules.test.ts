import { describe, expect, it } from 'vitest';
import { THRESHOLDS } from '../testing/views.ts';
import { ruleWords, tripRules } from './trip-rules.ts';

const counts = { buffered: 50, failed: 10, slow: 19, streak: 4 };

describe('the rules of a breaker', () => {
  it('are the failure rate alone where nothing else can trip it', () => {
    expect(tripRules(THRESHOLDS, counts)).toEqual([
      { kind: 'failed', now: 10, line: 25, of: 50, muted: false },
    ]);
  });

  it('are also slow calls and failures in a row, where these are set', () => {
    const rules = tripRules({ ...THRESHOLDS, slowCallRate: 50, consecutiveFailures: 5 }, counts);
    expect(rules.map(({ kind, line }) => [kind, line])).toEqual([
      ['failed', 25],
      ['slow', 25],
      ['in-a-row', 5],
    ]);
  });

  it.each([
    [30, 10, 3],
    [70, 10, 7],
    [33.4, 3, 2],
    [0.1, 10, 1],
  ])(
    'have their line at the threshold itself, whatever floating point makes of it (%d %% of %d)',
    (failureRate, of, line) => {
      const thresholds = { ...THRESHOLDS, failureRate, minimumNumberOfCalls: 1 };
      const [rule] = tripRules(thresholds, { buffered: of, failed: 0, slow: 0, streak: 0 });
      expect(rule?.line).toBe(line);
    },
  );

  it('give no verdict on a rate below the minimum, but on a streak', () => {
    const rules = tripRules({ ...THRESHOLDS, consecutiveFailures: 5 }, { ...counts, buffered: 7, failed: 4 });
    expect(rules.map(({ muted }) => muted)).toEqual([true, false]);
    expect(rules.map(ruleWords)).toEqual([
      '4 failed, trips at 10 of 20, from 20 calls on',
      '4 failures in a row, trips at 5',
    ]);
  });
});
