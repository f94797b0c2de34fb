import { describe, expect, it } from 'vitest';
import { NOON } from '../testing/views.ts';
import { markGroups } from './mark-groups.ts';

const domain = { from: NOON, to: NOON + 100_000 };
const mark = (second: number) => ({ at: NOON + second * 1_000, text: `at ${second}` });

describe('marks on an axis', () => {
  it('have the room up to the next one', () => {
    const groups = markGroups([mark(10), mark(40)], domain);
    expect(groups.map(({ position, room }) => [position, room])).toEqual([
      [0.1, expect.closeTo(0.3)],
      [0.4, 0.6],
    ]);
  });

  it('have room on the other side, too, half of it where another one begins there', () => {
    const groups = markGroups([mark(90), mark(96)], domain);
    expect(groups.map(({ roomBefore }) => roomBefore)).toEqual([0.9, expect.closeTo(0.03)]);
  });

  it('too near to be told apart are one, and none of them is lost', () => {
    const groups = markGroups([mark(10), mark(11), mark(11.5), mark(40)], domain);
    expect(groups.map(({ marks }) => marks.map(({ text }) => text))).toEqual([
      ['at 10', 'at 11', 'at 11.5'],
      ['at 40'],
    ]);
  });
});
