import { describe, expect, it } from 'vitest';
import { Journal } from './journal.ts';

function journalOf(count: number, capacity = 5): Journal {
  const journal = new Journal({ capacity });
  for (let index = 1; index <= count; index++) {
    journal.append({ kind: 'mark', breaker: null, at: index * 10, text: `mark ${index}`, actor: 'ana' });
  }
  return journal;
}

const seqs = (entries: Iterable<{ seq: number }>): number[] => Array.from(entries, ({ seq }) => seq);

describe('the journal', () => {
  it('numbers from 1 without gaps', () => {
    const journal = journalOf(3);
    expect(journal.lastSeq).toBe(3);
    expect(seqs(journal.forwards())).toEqual([1, 2, 3]);
  });

  it('keeps the newest when it is full', () => {
    const journal = journalOf(12);
    expect(seqs(journal.forwards())).toEqual([8, 9, 10, 11, 12]);
    expect(seqs(journal.backwards())).toEqual([12, 11, 10, 9, 8]);
    expect(journal.oldest()?.seq).toBe(8);
  });

  it('gives what came after a number, oldest first', () => {
    expect(journalOf(3).since(1)).toMatchObject({ complete: true, entries: [{ seq: 2 }, { seq: 3 }] });
  });

  it('gives nothing to who has everything, even before the first entry', () => {
    expect(journalOf(3).since(3)).toEqual({ complete: true, entries: [] });
    expect(journalOf(0).since(0)).toEqual({ complete: true, entries: [] });
  });

  it('is complete exactly as long as the next entry wanted is still there', () => {
    expect(journalOf(12).since(7).complete).toBe(true);
    const gap = journalOf(12).since(6);
    expect(gap.complete).toBe(false);
    expect(seqs(gap.entries)).toEqual([8, 9, 10, 11, 12]);
  });

  it('does not take a number that it never gave for one of its own', () => {
    expect(journalOf(3).since(4).complete).toBe(false);
  });

  it('goes backwards from just below a number', () => {
    expect(seqs(journalOf(12).backwards(10))).toEqual([9, 8]);
    expect(seqs(journalOf(12).backwards(8))).toEqual([]);
  });

  it('goes on after the number it is told, with what came before it', () => {
    const before = [...journalOf(3).forwards()];
    const journal = new Journal({ lastSeq: 3, tail: before.slice(1), capacity: 5 });
    journal.append({ kind: 'mark', breaker: null, at: 40, text: 'after', actor: 'ana' });
    expect(seqs(journal.forwards())).toEqual([2, 3, 4]);
    expect(journal.since(1)).toMatchObject({ complete: true, entries: [{ seq: 2 }, { seq: 3 }, { seq: 4 }] });
    expect(journal.since(0).complete).toBe(false);
  });
});
