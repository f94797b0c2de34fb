import type { JournalEntry } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { mark } from '../testing/messages.ts';
import { commandEntry, transitionEntry } from '../testing/views.ts';
import {
  EMPTY_FEED,
  EVERYTHING,
  exportPath,
  type JournalQuery,
  journalPath,
  matches,
  reduceFeed,
} from './journal-feed.ts';

const entry = (seq: number) => transitionEntry(seq, { from: 'closed', to: 'open' });
const page = (bootId: string, seqs: readonly number[], next: number | null) => ({
  bootId,
  entries: seqs.map(entry),
  next,
});

describe('the feed', () => {
  it('goes on from its oldest entry, and keeps that place when newer ones are asked for again', () => {
    let feed = reduceFeed(EMPTY_FEED, { type: 'loaded', page: page('one', [9, 8], 8), older: false });
    feed = reduceFeed(feed, { type: 'loaded', page: page('one', [7, 6], 6), older: true });
    feed = reduceFeed(feed, { type: 'loaded', page: page('one', [11, 10, 9], 9), older: false });
    expect(feed.lines.map((line) => line.seq)).toEqual([11, 10, 9, 8, 7, 6]);
    expect(feed.next).toBe(6);
  });

  it('begins anew rather than show a hole after a long absence', () => {
    let feed = reduceFeed(EMPTY_FEED, { type: 'loaded', page: page('one', [9, 8], 8), older: false });
    feed = reduceFeed(feed, { type: 'loaded', page: page('one', [40, 39], 39), older: false });
    expect(feed.lines.map((line) => line.seq)).toEqual([40, 39]);
    expect(feed.next).toBe(39);
  });

  it('takes the cursor of another run of the server, whose numbers begin anew', () => {
    let feed = reduceFeed(EMPTY_FEED, { type: 'loaded', page: page('one', [900, 899], 899), older: false });
    feed = reduceFeed(feed, { type: 'loaded', page: page('two', [3, 2], null), older: false });
    expect(feed.next).toBeNull();
  });

  it('keeps what it has when asking fails', () => {
    const feed = reduceFeed(EMPTY_FEED, { type: 'loaded', page: page('one', [2], null), older: false });
    const problem = {
      type: 'about:blank',
      title: '',
      status: 0,
      code: 'internal-error',
      detail: 'gone',
    } as const;
    const failed = reduceFeed(feed, { type: 'failed', problem });
    expect(failed).toMatchObject({ status: 'failed', lines: [{ seq: 2 }] });
    expect(reduceFeed(failed, { type: 'asked' }).problem).toBeNull();
  });
});

describe('a query', () => {
  const groupOf = (breaker: string) => (breaker === 'payments' ? 'checkout' : null);
  const found = (line: JournalEntry, query: Partial<JournalQuery>) =>
    matches(line, { ...EVERYTHING, ...query }, groupOf);

  it('finds live entries as the server would', () => {
    const query = { breaker: 'payments', kinds: ['command'] } as const;
    expect(found(commandEntry(1), query)).toBe(true);
    expect(found(commandEntry(1, { breaker: 'search' }), query)).toBe(false);
    expect(found(entry(1), query)).toBe(false);
    expect(found(entry(1), {})).toBe(true);
  });

  it('finds them by group, by whom, by time and by every word', () => {
    const one = commandEntry(1);
    expect(found(one, { group: 'checkout' })).toBe(true);
    expect(found({ ...one, breaker: 'search' }, { group: 'checkout' })).toBe(false);
    expect(found(mark(1), { group: 'checkout' })).toBe(false);
    expect(found(one, { actor: 'ana' })).toBe(true);
    expect(found(one, { actor: 'an' })).toBe(false);
    expect(found(one, { from: one.at, to: one.at })).toBe(true);
    expect(found(one, { from: one.at + 1 })).toBe(false);
    expect(found(one, { to: one.at - 1 })).toBe(false);
    expect(found(one, { text: ' ana  DEPLOY paym' })).toBe(true);
    expect(found(one, { text: 'ana rollback' })).toBe(false);
    expect(found(entry(1), { text: 'econnrefused opened' })).toBe(true);
  });

  it('is written as the server reads it', () => {
    expect(journalPath(EVERYTHING)).toBe('/journal');
    const query = { ...EVERYTHING, breaker: 'a.b', kinds: ['mark', 'command'] } as const;
    expect(journalPath(query, { before: 7, limit: 50 })).toBe(
      '/journal?kind=mark&kind=command&breaker=a.b&before=7&limit=50',
    );
    expect(journalPath({ ...EVERYTHING, group: 'x', actor: 'ana', text: ' 5 % ', from: 1, to: 2 })).toBe(
      '/journal?group=x&actor=ana&text=5+%25&from=1&to=2',
    );
    expect(exportPath({ ...EVERYTHING, text: 'a' }, 'csv')).toBe('/journal/export?text=a&format=csv');
  });
});
