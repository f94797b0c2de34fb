import { describe, expect, it } from 'vitest';
import { bestOf, fuzzyScore } from './fuzzy.ts';

const best = (typed: string, ...texts: readonly string[]) => bestOf(texts, typed, (text) => text);

describe('what was typed', () => {
  it('is found whole, in parts or scattered, the better fit first', () => {
    expect(best('pay', 'prepay', 'eu-payments', 'payments', 'p-a-y', 'mail')).toEqual([
      'payments',
      'eu-payments',
      'prepay',
      'p-a-y',
    ]);
  });

  it('means the shorter of two that fit as well, and all of its words', () => {
    expect(best('pay', 'payments-archive', 'payments')).toEqual(['payments', 'payments-archive']);
    expect(best('eu pay', 'payments-us', 'payments-eu')[0]).toBe('payments-eu');
    expect(best('eu pay', 'payouts', 'mail-eu')).toEqual([]);
  });

  it('is nothing where it is blank, and no letter may come twice from one', () => {
    expect(best('  ', 'b', 'a')).toEqual(['b', 'a']);
    expect(fuzzyScore('aa', 'banter')).toBeNull();
  });

  it('finds one of a thousand names among all of them at once', () => {
    const names = Array.from({ length: 1_000 }, (_, index) => `service-${String(index).padStart(4, '0')}`);
    expect(best('0742', ...names)[0]).toBe('service-0742');
    expect(best('sv742', ...names)[0]).toBe('service-0742');
  });
});
