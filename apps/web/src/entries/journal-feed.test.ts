import { describe, expect, it } from 'vitest';
import { commandEntry, transitionEntry } from '../testing/views.ts';
import { EMPTY_FEED, journalPath, matches, reduceFeed } from './journal-feed.ts';

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
  it('finds live entries as the server would', () => {
    const query = { breaker: 'payments', kinds: ['command'] } as const;
    expect(matches(commandEntry(1), query)).toBe(true);
    expect(matches(commandEntry(1, { breaker: 'search' }), query)).toBe(false);
    expect(matches(entry(1), query)).toBe(false);
    expect(matches(entry(1), { breaker: null, kinds: [] })).toBe(true);
  });

  it('is written as the server reads it', () => {
    expect(journalPath({ breaker: null, kinds: [] })).toBe('/journal');
    expect(
      journalPath({ breaker: 'a.b', kinds: ['mark', 'command'] }, { before: 7, limit: 50, to: null }),
    ).toBe('/journal?breaker=a.b&kind=mark&kind=command&before=7&limit=50');
  });
});
