import type { JournalEntry } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { NEW_YEAR } from '../../test/support/manual-server-clock.ts';
import type { JournalFilter } from '../journal-filter.ts';
import { Connection } from './connection.ts';
import { JournalTable } from './journal-table.ts';
import { migrate } from './migrate.ts';
import { MIGRATIONS } from './migrations.ts';

const mark = (seq: number, over: object = {}): JournalEntry => ({
  kind: 'mark',
  seq,
  at: NEW_YEAR + seq * 1_000,
  breaker: null,
  text: `mark ${seq}`,
  actor: 'ana',
  ...over,
});

const WITHOUT_SEARCH = 2;

function table(entries: Iterable<JournalEntry>): JournalTable {
  const connection = new Connection(':memory:');
  migrate(connection);
  const made = new JournalTable(connection);
  connection.transaction(() => {
    for (const entry of entries) made.append(entry);
  });
  return made;
}

function* marks(count: number, over: (seq: number) => object = () => ({})): Iterable<JournalEntry> {
  for (let seq = 1; seq <= count; seq++) yield mark(seq, over(seq));
}

/** All that a search finds, and in how many steps. */
function searched(journal: JournalTable, filter: JournalFilter): { found: number[]; steps: number } {
  const found: number[] = [];
  let steps = 0;
  for (let before: number | null = Number.MAX_SAFE_INTEGER; before !== null; steps++) {
    const step = journal.step(filter, { before, limit: 10 });
    found.push(...step.entries.map(({ seq }) => seq));
    before = step.reached;
  }
  return { found, steps };
}

describe('a search through a long journal', () => {
  it('is made in steps, none of which looks through more than it may', () => {
    const journal = table(marks(45_000, (seq) => (seq === 3 ? { text: 'NEEDLE' } : {})));
    const { found, steps } = searched(journal, { words: ['needle'] });
    expect(found).toEqual([3]);
    expect(steps).toBe(5);
  });

  it('of a range of time begins and ends where its entries lie', () => {
    const journal = table(marks(45_000));
    const range = { from: NEW_YEAR + 5_000_000, to: NEW_YEAR + 5_002_000 };
    const { found, steps } = searched(journal, range);
    expect(found).toEqual([5_002, 5_001, 5_000]);
    expect(steps).toBe(1);
    expect(searched(journal, { from: NEW_YEAR + 99_000_000 })).toEqual({ found: [], steps: 1 });
  });

  it('finds what was told late, and what was told before the clock was set back', () => {
    const early = (seq: number) => (seq === 4_321 ? { at: NEW_YEAR + 500 } : {});
    const journal = table(marks(5_000, early));
    expect(searched(journal, { to: NEW_YEAR + 1_000 }).found).toEqual([4_321, 1]);
  });

  it('goes on where a step was full', () => {
    const journal = table(marks(25));
    const first = journal.step({}, { before: 21, limit: 5 });
    expect(first.entries.map(({ seq }) => seq)).toEqual([20, 19, 18, 17, 16]);
    expect(first.reached).toBe(16);
  });
});

describe('an entry of an earlier version', () => {
  it('is read with what it lacks', () => {
    const view = { state: 'open', generation: 2 };
    const journal = table([]);
    const command = {
      kind: 'command',
      breaker: 'a',
      command: 'trip',
      before: view,
      after: view,
      reason: 'x',
    };
    const move = { kind: 'transition', breaker: 'a', to: 'open', cause: { type: 'restored' }, after: view };
    // As it was before openings were told.
    journal.append(mark(1, command));
    journal.append(mark(2, move));
    const { entries } = journal.step({}, { before: 10, limit: 10 });
    expect(entries).toMatchObject([
      { after: { ...view, openings: [] } },
      { after: { ...view, openings: [] }, before: { ...view, openings: [] } },
    ]);
  });
});

describe('a file from before there was a search', () => {
  it('is searched like any other', () => {
    const connection = new Connection(':memory:');
    migrate(connection, MIGRATIONS.slice(0, WITHOUT_SEARCH));
    connection.transaction(() => {
      for (const entry of marks(2_500, (seq) => (seq === 2 ? { text: 'Übung' } : {}))) {
        const { seq, at, kind } = entry;
        connection.run('INSERT INTO journal VALUES (?, ?, ?, NULL, NULL, ?)', [
          seq,
          at,
          kind,
          JSON.stringify(entry),
        ]);
      }
    });
    migrate(connection);
    const journal = new JournalTable(connection);
    expect(searched(journal, { words: ['übung'] }).found).toEqual([2]);
    expect(searched(journal, { to: NEW_YEAR + 1_000 }).found).toEqual([1]);
    expect(searched(journal, { words: ['mark'] }).found).toHaveLength(2_500);
  });
});
