import type { JournalEntry, JournalKind, TransitionEntry } from '@fuseboard/protocol';
import { actorOf } from '../entry-actor.ts';
import { type Connection, sql } from './connection.ts';

/** Which entries of the journal; what is left out does not matter. Instants are epoch ms, both inclusive. */
export interface JournalFilter {
  readonly breaker?: string | undefined;
  readonly kind?: readonly JournalKind[] | undefined;
  readonly actor?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}

const INSERT = 'INSERT INTO journal (seq, at, kind, breaker, actor, body) VALUES (?, ?, ?, ?, ?, ?)';
/** Moves of one breaker that are read at most; a chart can show no more. */
const MOST_MOVES = 5_000;

/** Everything that happened, each once, by number. */
export class JournalTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Of the newest entry; 0: there is none. */
  lastSeq(): number {
    const query = sql.selectFrom('journal').select((of) => of.fn.max('seq').as('seq'));
    return this.#connection.all(query)[0]?.seq ?? 0;
  }

  append(entry: JournalEntry): void {
    const { seq, at, kind, breaker } = entry;
    this.#connection.run(INSERT, [seq, at, kind, breaker, actorOf(entry), JSON.stringify(entry)]);
  }

  /** Newest first, below the number `before`. */
  page(filter: JournalFilter, { before, limit }: { before: number; limit: number }): readonly JournalEntry[] {
    const { breaker, kind, actor, from, to } = filter;
    let query = sql.selectFrom('journal').select('body').where('seq', '<', before);
    if (breaker !== undefined) query = query.where('breaker', '=', breaker);
    if (kind !== undefined) query = query.where('kind', 'in', kind);
    if (actor !== undefined) query = query.where('actor', '=', actor);
    if (from !== undefined) query = query.where('at', '>=', from);
    if (to !== undefined) query = query.where('at', '<=', to);
    return this.#read(query.orderBy('seq', 'desc').limit(limit));
  }

  /** The transitions of a breaker from the last one before `from` on, oldest first. */
  moves(breaker: string, { from, to }: { from: number; to: number }): readonly TransitionEntry[] {
    const moves = sql
      .selectFrom('journal')
      .select('body')
      .where('breaker', '=', breaker)
      .where('kind', '=', 'transition')
      .orderBy('seq', 'desc');
    const within = this.#read(moves.where('at', '>=', from).where('at', '<=', to).limit(MOST_MOVES));
    const before = this.#read(moves.where('at', '<', from).limit(1));
    const found = within.length < MOST_MOVES ? [...within, ...before] : within;
    return found.filter((entry) => entry.kind === 'transition').toReversed();
  }

  #read(query: Parameters<Connection['all']>[0]): readonly JournalEntry[] {
    const rows = this.#connection.all(query) as readonly { readonly body: string }[]; // every query here selects it
    return rows.map(({ body }) => JSON.parse(body) as JournalEntry); // written by `append`
  }
}
