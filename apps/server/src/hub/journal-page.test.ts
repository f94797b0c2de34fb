import { wordsOf } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { definition } from '../../test/support/definitions.ts';
import { type Board, board } from '../../test/support/board.ts';
import type { JournalFilter } from '../journal-filter.ts';
import { Journal } from './journal.ts';
import { type JournalPlaces, pageOf, partsOf } from './journal-page.ts';

/** 1 mark of ana, 2 trip of a by bo, 3 trip of b by ana, 4 mark of bo; a second between each. */
function story(): Board['hub'] {
  const { hub, breakers, clock } = board([definition('a'), definition('b')]);
  const [a, b] = breakers;
  hub.record({ kind: 'mark', breaker: null, text: 'deploy', actor: 'ana' });
  clock.advance(1_000);
  a?.breaker.trip({ actor: 'bo', reason: 'drill' });
  clock.advance(1_000);
  b?.breaker.trip({ actor: 'ana', reason: 'Big DRILL' });
  clock.advance(1_000);
  hub.record({ kind: 'mark', breaker: null, text: 'done', actor: 'bo' });
  return hub;
}

const seqs = (entries: readonly { readonly seq: number }[]) => entries.map(({ seq }) => seq);

/** Only the newest entry is in memory; all are in the store. */
function mostlyStored(): JournalPlaces {
  const hub = story();
  hub.flush();
  const { journal, store } = hub;
  return { journal: new Journal({ lastSeq: 4, tail: [...journal.forwards()].slice(-1) }), store };
}

describe.each([
  ['in memory', story],
  ['in the store', mostlyStored],
])('a page of the journal %s', (_, places) => {
  const found = async (filter: JournalFilter): Promise<number[]> => {
    return seqs((await pageOf(places(), filter, { limit: 100 })).entries);
  };

  it('is newest first', async () => expect(await found({})).toEqual([4, 3, 2, 1]));
  it('filters by breakers', async () => {
    expect(await found({ breakers: ['a'] })).toEqual([2]);
    expect(await found({ breakers: ['b', 'a', 'none'] })).toEqual([3, 2]);
    expect(await found({ breakers: [] })).toEqual([]);
  });
  it('filters by kinds', async () => {
    expect(await found({ kinds: ['mark', 'command'] })).toEqual([4, 1]);
    expect(await found({ kinds: ['transition', 'mark'] })).toEqual([4, 3, 2, 1]);
  });
  it('filters by who did it, moves of breakers included', async () =>
    expect(await found({ actor: 'ana' })).toEqual([3, 1]));
  it('filters by time, both ends included', async () => {
    const [first, second] = (await pageOf(story(), {}, { limit: 100 })).entries.toReversed().slice(1);
    expect(await found({ from: first?.at, to: second?.at })).toEqual([3, 2]);
  });
  it('filters by every word of a text, parts of words and other capitals included', async () => {
    expect(await found({ words: wordsOf('DRILL') })).toEqual([3, 2]);
    expect(await found({ words: wordsOf('  bi  rill ') })).toEqual([3]);
    expect(await found({ words: wordsOf('drill done') })).toEqual([]);
    expect(await found({ words: wordsOf('op_ned') })).toEqual([]);
    expect(await found({ words: wordsOf('opened'), breakers: ['a'] })).toEqual([2]);
    expect(await found({ words: wordsOf('opened'), kinds: ['transition'], actor: 'ana' })).toEqual([3]);
    expect(await found({ words: wordsOf('o'), kinds: ['mark'] })).toEqual([4, 1]);
  });
});

describe('the cursor of the journal', () => {
  it('leads through everything once, though new entries come in between', async () => {
    const hub = story();
    const first = await pageOf(hub, {}, { limit: 3 });
    expect(seqs(first.entries)).toEqual([4, 3, 2]);
    expect(first.next).toBe(2);
    hub.record({ kind: 'mark', breaker: null, text: 'new', actor: 'ana' });
    const second = await pageOf(hub, {}, { limit: 3, before: first.next ?? 0 });
    expect(seqs(second.entries)).toEqual([1]);
    expect(second.next).toBeNull();
  });

  it('ends when nothing older fits, though there is something older', async () => {
    expect((await pageOf(story(), { kinds: ['transition'] }, { limit: 2 })).next).toBeNull();
  });

  it('goes over from memory to the store without a hole, though entries leave memory during a search', async () => {
    const { hub } = board([]);
    const mark = (text: string) => hub.record({ kind: 'mark', breaker: null, text, actor: 'ana' });
    mark('needle');
    for (let count = 0; count < 9_999; count++) mark('hay');
    hub.flush();
    const search = pageOf(hub, { words: ['needle'] }, { limit: 1 });
    for (let count = 0; count < 9_000; count++) mark('more hay');
    hub.flush();
    expect(seqs((await search).entries)).toEqual([1]);
    expect(hub.journal.firstSeq).toBeGreaterThan(1);
  });

  it('gives everything in parts, and nothing that came after it was asked', async () => {
    const hub = story();
    const parts: number[][] = [];
    for await (const entries of partsOf(hub, {}, 3)) {
      parts.push(seqs(entries));
      hub.record({ kind: 'mark', breaker: null, text: 'new', actor: 'ana' });
    }
    expect(parts).toEqual([[4, 3, 2], [1]]);
  });
});
