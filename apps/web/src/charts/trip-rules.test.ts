import { describe, expect, it } from 'vitest';
import { THRESHOLDS } from '../testing/views.ts';
import { ruleWords, tripRules } from './trip-rules.ts';

const counts = { buffered: 50, failed: 10, slow: 19 };

describe('the rules of a breaker', () => {
  it('are the failure rate alone where nothing else can trip it', () => {
    expect(tripRules(THRESHOLDS, counts)).toEqual([
      { kind: 'failed', now: 10, line: 25, of: 50, muted: false },
    ]);
  });

  it('are also slow calls, where less than all of them is enough', () => {
    const rules = tripRules({ ...THRESHOLDS, slowCallRate: 50 }, counts);
    expect(rules.map(({ kind, line }) => [kind, line])).toEqual([
      ['failed', 25],
      ['slow', 25],
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
      const [rule] = tripRules(thresholds, { buffered: of, failed: 0, slow: 0 });
      expect(rule?.line).toBe(line);
    },
  );

  it('give no verdict on a rate below the minimum', () => {
    const rules = tripRules(THRESHOLDS, { ...counts, buffered: 7, failed: 4 });
    expect(rules.map(({ muted }) => muted)).toEqual([true]);
    expect(rules.map(ruleWords)).toEqual(['4 failed, trips at 10 of 20, from 20 calls on']);
  });
});
