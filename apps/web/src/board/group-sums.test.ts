import { describe, expect, it } from 'vitest';
import { numbersView } from '../testing/views.ts';
import { groupSums, sumsText } from './group-sums.ts';

const member = (state: 'closed' | 'open' | 'disabled', failureRate: number | null, rate = 2) => ({
  state,
  numbers: numbersView({ failureRate, rate }),
});

describe('a group comes to', () => {
  it('the calls of all, the worst rate, and how many are in each state', () => {
    const sums = groupSums([member('closed', 4), member('open', 62, 0.5), { state: 'open', numbers: null }]);
    expect(sums).toMatchObject({ rate: 2.5, worst: 62, counts: { closed: 1, open: 2, disabled: 0 } });
    expect(sumsText(sums)).toBe('2.5/s, worst 62 % errors');
  });

  it('no rate while none has enough calls, and never that of one that counts nothing', () => {
    expect(sumsText(groupSums([member('closed', null), member('disabled', 90)]))).toBe('4.0/s');
    expect(sumsText(groupSums([]))).toBe('0/s');
  });
});
