import { JOURNAL_KINDS } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import type { JournalLine } from '../store/board-state.ts';
import { commandEntry, NOON } from '../testing/views.ts';
import { holdBack } from './held-lines.ts';
import {
  filterKey,
  hasEveryTransition,
  isFiltered,
  type JournalFilter,
  NO_FILTER,
  queryOf,
  readFilter,
  toggleKind,
  writeFilter,
} from './journal-filter.ts';

describe('the filter in the URL', () => {
  it('reads back what it wrote, and leaves the rest of the query alone', () => {
    const filter: JournalFilter = {
      breaker: 'payments',
      group: 'checkout',
      kinds: ['command', 'mark'],
      actor: 'ana',
      text: 'deploy 1.4',
      range: { kind: 'fixed', from: NOON - 1_000, to: NOON },
    };
    const search = writeFilter(new URLSearchParams('theme=dark'), filter);
    expect(search.get('theme')).toBe('dark');
    expect(readFilter(search)).toEqual(filter);
    expect(writeFilter(search, NO_FILTER).toString()).toBe('theme=dark');
  });

  it('takes no kind that there is not', () => {
    expect(readFilter(new URLSearchParams('kind=mark,nonsense,mark')).kinds).toEqual(['mark']);
  });

  it('treats every kind as no filter', () => {
    const all = JOURNAL_KINDS.filter((kind) => kind !== 'server');
    expect(toggleKind(all, 'server')).toEqual([]);
    expect(toggleKind(['mark', 'command'], 'mark')).toEqual(['command']);
    expect(isFiltered({ ...NO_FILTER, text: '  ' })).toBe(false);
  });
});

describe('what the server is asked', () => {
  it('counts a span back from now, and leaves its end open for what comes', () => {
    expect(queryOf({ ...NO_FILTER, range: { kind: 'live', span: '1h' } }, NOON)).toMatchObject({
      from: NOON - 3_600_000,
      to: null,
    });
    expect(queryOf({ ...NO_FILTER, range: { kind: 'fixed', from: 5, to: 9 } }, NOON)).toMatchObject({
      from: 5,
      to: 9,
    });
    expect(queryOf(NO_FILTER, NOON)).toMatchObject({ from: null, to: null });
  });

  it('is another question for another filter only', () => {
    const filter: JournalFilter = { ...NO_FILTER, text: 'a', range: { kind: 'live', span: '1h' } };
    expect(filterKey({ ...filter, range: { kind: 'live', span: '1h' }, text: 'a ' })).toBe(filterKey(filter));
    expect(filterKey({ ...filter, actor: 'ana' })).not.toBe(filterKey(filter));
  });
});

describe('states over time', () => {
  it('are not told from a journal in which transitions were left out', () => {
    expect(hasEveryTransition({ ...NO_FILTER, breaker: 'a', kinds: ['transition', 'mark'] })).toBe(true);
    expect(hasEveryTransition({ ...NO_FILTER, text: 'HTTP 503' })).toBe(false);
    expect(hasEveryTransition({ ...NO_FILTER, actor: 'ana' })).toBe(false);
    expect(hasEveryTransition({ ...NO_FILTER, kinds: ['mark'] })).toBe(false);
  });
});

describe('holding back', () => {
  const lines: JournalLine[] = [5, 4, 3].map((seq) => ({ ...commandEntry(seq), bootId: 'one' }));

  it('counts what came above what is being read', () => {
    const held = lines[1] ?? null;
    expect(holdBack(lines, held)).toMatchObject({ waiting: 1, shown: [{ seq: 4 }, { seq: 3 }] });
  });

  it('shows everything where nothing is held, or what was held is no longer there', () => {
    expect(holdBack(lines, null).waiting).toBe(0);
    expect(holdBack(lines, { ...commandEntry(4), bootId: 'two' }).shown).toHaveLength(3);
  });
});
