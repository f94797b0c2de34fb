import { describe, expect, it } from 'vitest';
import { notOpenWords } from './not-open.ts';

describe('why it is not open', () => {
  it.each([
    [{ rule: 'minimum-number-of-calls', observed: 7, threshold: 20 }, '7 of 20 calls: no verdict yet'],
    [{ rule: 'failure-rate', observed: 31, threshold: 50 }, 'Failure rate 31 % of 50 %'],
    [{ rule: 'failure-rate', observed: 49.96, threshold: 50 }, 'Failure rate 49.9 % of 50 %'],
    [{ rule: 'slow-call-rate', observed: 4, threshold: 80 }, 'Slow-call rate 4 % of 80 %'],
    [{ rule: 'consecutive-failures', observed: 3, threshold: 5 }, '3 of 5 failures in a row'],
    [{ rule: 'ignored', observed: 1, threshold: null }, '1 ignored call counts in no rate'],
    [{ rule: 'ignored', observed: 12, threshold: null }, '12 ignored calls count in no rate'],
  ] as const)('%j', (reason, expected) => {
    expect(notOpenWords(reason, 'closed')).toBe(expected);
  });

  it('names the command under which it never opens', () => {
    const forced = { rule: 'forced', observed: null, threshold: null } as const;
    expect(notOpenWords(forced, 'metrics-only')).toBe('Under Metrics only it never opens');
    expect(notOpenWords(forced, 'disabled')).toBe('While disabled it never opens');
  });

  it('shows a rate that has crossed its threshold under an override as it is', () => {
    const reason = { rule: 'failure-rate', observed: 62, threshold: 50 } as const;
    expect(notOpenWords(reason, 'metrics-only')).toBe('Failure rate 62 % of 50 %');
  });
});
