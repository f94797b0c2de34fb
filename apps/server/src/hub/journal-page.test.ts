import { type JournalQuery, journalQuerySchema } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { definition } from '../../test/support/definitions.ts';
import { type Board, board } from '../../test/support/board.ts';
import { pageOf } from './journal-page.ts';

const query = (over: Partial<Record<keyof JournalQuery, unknown>>): JournalQuery =>
  journalQuerySchema.parse(over);

/** 1 mark of ana, 2 trip of a by bo, 3 trip of b by ana, 4 mark of bo; a second between each. */
function story(): Board['hub'] {
  const { hub, breakers, clock } = board([definition('a'), definition('b')]);
  const [a, b] = breakers;
  hub.record({ kind: 'mark', breaker: null, text: 'deploy', actor: 'ana' });
  clock.advance(1_000);
  a?.breaker.trip({ actor: 'bo', reason: 'drill' });
  clock.advance(1_000);
  b?.breaker.trip({ actor: 'ana', reason: 'drill' });
  clock.advance(1_000);
  hub.record({ kind: 'mark', breaker: null, text: 'done', actor: 'bo' });
  return hub;
}

describe('a page of the journal', () => {
  const found = (over: Parameters<typeof query>[0]): number[] =>
    pageOf(story(), query(over)).entries.map(({ seq }) => seq);

  it('is newest first', () => expect(found({})).toEqual([4, 3, 2, 1]));
  it('filters by breaker', () => expect(found({ breaker: 'a' })).toEqual([2]));
  it('filters by kinds', () => expect(found({ kind: ['mark', 'command'] })).toEqual([4, 1]));
  it('filters by who did it, moves of breakers included', () =>
    expect(found({ actor: 'ana' })).toEqual([3, 1]));
  it('filters by time, both ends included', () => {
    const [, second, first] = pageOf(story(), query({})).entries.toReversed();
    expect(found({ from: String(second?.at), to: String(first?.at) })).toEqual([3, 2]);
  });

  it('has a cursor that leads through everything once', () => {
    const journal = story();
    const first = pageOf(journal, query({ limit: '3' }));
    expect(first.entries.map(({ seq }) => seq)).toEqual([4, 3, 2]);
    expect(first.next).toBe(2);
    const second = pageOf(journal, query({ limit: '3', before: String(first.next) }));
    expect(second.entries.map(({ seq }) => seq)).toEqual([1]);
    expect(second.next).toBeNull();
  });

  it('ends when nothing older fits, though there is something older', () => {
    expect(pageOf(story(), query({ kind: 'transition', limit: '2' })).next).toBeNull();
  });
});
