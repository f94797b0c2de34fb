import { describe, expect, it } from 'vitest';
import type { JournalLine } from '../store/board-state.ts';
import { commandEntry, transitionEntry } from '../testing/views.ts';
import { holdBack } from './held-lines.ts';
import { isFiltered, readFilter, toggleKind, writeFilter } from './journal-filter.ts';
import { matchesText } from './text-search.ts';

describe('the filter in the URL', () => {
  it('reads back what it wrote, and leaves the rest of the query alone', () => {
    const filter = { breaker: 'payments', kinds: ['command', 'mark'], text: 'deploy 1.4' } as const;
    const search = writeFilter(new URLSearchParams('theme=dark'), filter);
    expect(search.get('theme')).toBe('dark');
    expect(readFilter(search)).toEqual(filter);
    expect(writeFilter(search, { breaker: null, kinds: [], text: '' }).toString()).toBe('theme=dark');
  });

  it('takes no kind that there is not', () => {
    expect(readFilter(new URLSearchParams('kind=mark,nonsense,mark')).kinds).toEqual(['mark']);
  });

  it('treats every kind as no filter', () => {
    const all = ['transition', 'threshold-exceeded', 'command', 'mark', 'dials', 'scenario'] as const;
    expect(toggleKind(all, 'server')).toEqual([]);
    expect(toggleKind(['mark', 'command'], 'mark')).toEqual(['command']);
    expect(isFiltered({ breaker: null, kinds: [], text: '  ' })).toBe(false);
  });
});

describe('text', () => {
  it('finds every word anywhere in the row: breaker, actor, reason, error', () => {
    expect(matchesText(commandEntry(1), 'ana DEPLOY payments')).toBe(true);
    expect(matchesText(commandEntry(1), 'ana rollback')).toBe(false);
    expect(matchesText(transitionEntry(1, { from: 'closed', to: 'open' }), 'econnrefused')).toBe(true);
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
