import { describe, expect, it } from 'vitest';
import { formatBoardQuery, isFiltered, matches, parseBoardQuery, toggleState } from './board-query.ts';

describe('the address of the board', () => {
  it.each([
    '',
    'q=pay',
    'state=open,half-open',
    'q=a+b&state=closed&density=rows',
    'fold=shop&fold=No+group',
  ])('"%s" comes back as it was', (search) =>
    expect(formatBoardQuery(search, parseBoardQuery(search))).toBe(search),
  );

  it('keeps what belongs to others', () => {
    const query = { ...parseBoardQuery('theme=dark'), q: 'pay' };
    expect(formatBoardQuery('theme=dark', query)).toBe('theme=dark&q=pay');
  });

  it('takes nonsense as if it were not there', () => {
    expect(parseBoardQuery('state=open,ajar,&density=wide')).toEqual({
      q: '',
      states: ['open'],
      density: 'cards',
      folds: [],
    });
  });

  it('adds and takes away states, in their usual order', () => {
    const open = toggleState(parseBoardQuery('state=closed'), 'open');
    expect(open.states).toEqual(['open', 'closed']);
    expect(toggleState(open, 'closed').states).toEqual(['open']);
  });

  it('is filtered by states or by more than blanks', () => {
    expect(
      ['', 'q=+', 'q=a', 'state=open', 'density=rows'].map((s) => isFiltered(parseBoardQuery(s))),
    ).toEqual([false, false, true, true, false]);
  });
});

describe('a filter', () => {
  const payments = { name: 'payments-eu', group: 'checkout', state: 'open' } as const;

  it.each([
    ['', true],
    ['q=PAY', true],
    ['q=check', true],
    ['q=eu+check', true],
    ['q=us', false],
    ['state=open', true],
    ['state=closed', false],
    ['q=pay&state=half-open,open', true],
  ])('"%s" finds it: %s', (search, found) => expect(matches(parseBoardQuery(search), payments)).toBe(found));

  it('finds those without a group, too', () => {
    expect(matches(parseBoardQuery('q=mail'), { name: 'mail', group: null, state: 'closed' })).toBe(true);
  });
});
