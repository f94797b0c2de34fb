import type { Connection } from './connection.ts';
import { sql } from './connection.ts';

/** Entries a block has. */
const BLOCK = 1_000;

/** Numbers, both inclusive. */
export interface SeqRange {
  readonly lowest: number;
  readonly highest: number;
}

/**
 * Between which instants each thousand entries lie. Numbers do not follow the time strictly, since the wall clock can be set and what
 * time has ended is told later; so a range of time is looked up here, and no index on the time has to be read through.
 */
export class JournalBlocks {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  note(seq: number, at: number): void {
    this.#connection.run(
      'INSERT INTO journal_block (block, first_at, last_at) VALUES (?, ?, ?) ON CONFLICT (block) DO UPDATE ' +
        'SET first_at = min(first_at, excluded.first_at), last_at = max(last_at, excluded.last_at)',
      [Math.floor(seq / BLOCK), at, at],
    );
  }

  /** Between which numbers everything of a range of time is; null: there is nothing. */
  within({
    from = 0,
    to = Number.MAX_SAFE_INTEGER,
  }: {
    from?: number | undefined;
    to?: number | undefined;
  }): SeqRange | null {
    const query = sql
      .selectFrom('journal_block')
      .select((of) => [of.fn.min('block').as('lowest'), of.fn.max('block').as('highest')])
      .where('last_at', '>=', from)
      .where('first_at', '<=', to);
    const [row] = this.#connection.all(query) as readonly { lowest: number | null; highest: number | null }[]; // null: of no row
    if (!row || row.lowest === null || row.highest === null) return null;
    return { lowest: row.lowest * BLOCK, highest: row.highest * BLOCK + BLOCK - 1 };
  }
}
