import { actorOf, entryText, type JournalEntry, type TransitionEntry } from '@fuseboard/protocol';
import { sql as raw } from 'kysely';
import type { JournalFilter } from '../journal-filter.ts';
import { type Connection, sql } from './connection.ts';
import { INSERT_TEXT } from './fill-journal-text.ts';
import { JournalBlocks } from './journal-blocks.ts';
import { foundIn } from './journal-search.ts';
import { readEntry } from './read-entry.ts';

const INSERT = 'INSERT INTO journal (seq, at, kind, breaker, actor, body) VALUES (?, ?, ?, ?, ?, ?)';
/** Moves of one breaker that are read at most; a chart can show no more. */
const MOST_MOVES = 5_000;
/** Numbers looked through at a time: even where none of them fits that takes no longer than a frame may be late. */
const STEP = 10_000;

/** What a step of a search has found, newest first. */
export interface JournalStep {
  readonly entries: readonly JournalEntry[];
  /** From here on, upward, everything is looked through; null: there is nothing below. */
  readonly reached: number | null;
}

/** Everything that happened, each once, by number. */
export class JournalTable {
  readonly #connection: Connection;
  readonly #blocks: JournalBlocks;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.#blocks = new JournalBlocks(connection);
  }

  /** Of the newest entry; 0: there is none. */
  lastSeq(): number {
    const query = sql.selectFrom('journal').select((of) => of.fn.max('seq').as('seq'));
    return this.#connection.all(query)[0]?.seq ?? 0;
  }

  append(entry: JournalEntry): void {
    const { seq, at, kind, breaker } = entry;
    this.#connection.run(INSERT, [seq, at, kind, breaker, actorOf(entry), JSON.stringify(entry)]);
    this.#connection.run(INSERT_TEXT, [seq, entryText(entry)]);
    this.#blocks.note(seq, at);
  }

  /** The newest, newest first. */
  newest(limit: number): readonly JournalEntry[] {
    return this.#read(sql.selectFrom('journal').select('body').orderBy('seq', 'desc').limit(limit));
  }

  /** One step of a search, newest first, below the number `before`; who needs more takes a step from where this one ended. */
  step(filter: JournalFilter, { before, limit }: { before: number; limit: number }): JournalStep {
    const place = this.#blocks.within(filter);
    const end = Math.min(before, (place?.highest ?? 0) + 1);
    if (place === null || end <= place.lowest) return { entries: [], reached: null };
    const start = Math.max(place.lowest, end - STEP);
    const { text, values } = foundIn(filter, { from: start, below: end }, limit);
    const entries = toEntries(this.#connection.rows(text, values));
    const full = entries.length === limit;
    const reached = full ? (entries.at(-1)?.seq ?? start) : start;
    return { entries, reached: !full && start === place.lowest ? null : reached };
  }

  /** The transitions of a breaker from the last one before `from` on, oldest first. */
  moves(breaker: string, { from, to }: { from: number; to: number }): readonly TransitionEntry[] {
    const moves = sql
      .selectFrom('journal')
      .select('body')
      .where('breaker', '=', breaker)
      // Not by the index of kinds, in which nearly everything is a transition.
      .where(raw<string>`+kind`, '=', 'transition')
      .orderBy('seq', 'desc');
    const within = this.#read(moves.where('at', '>=', from).where('at', '<=', to).limit(MOST_MOVES));
    const before = this.#read(moves.where('at', '<', from).limit(1));
    const found = within.length < MOST_MOVES ? [...within, ...before] : within;
    return found.filter((entry) => entry.kind === 'transition').toReversed();
  }

  #read(query: Parameters<Connection['all']>[0]): readonly JournalEntry[] {
    return toEntries(this.#connection.all(query));
  }
}

function toEntries(rows: readonly unknown[]): readonly JournalEntry[] {
  // Every query here selects the body.
  return rows.map((row) => readEntry((row as { readonly body: string }).body));
}
