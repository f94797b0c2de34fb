import type { BreakerState } from '@fuseboard/protocol';
import { type Connection, sql } from './connection.ts';

/** A time during which the server ran and a breaker was on its board. */
export interface Run {
  /** Epoch ms when both began. */
  readonly startedAt: number;
  /** Epoch ms until which both are known to have gone on; null: they do. */
  readonly seenAt: number | null;
  /** Of the breaker, at the beginning. */
  readonly state: BreakerState;
}

const COME = 'INSERT OR REPLACE INTO stay (run, breaker, since, state) VALUES (?, ?, ?, ?)';
const GO = 'UPDATE stay SET until = ? WHERE run = ? AND breaker = ? AND until IS NULL';

/** When the server ran: of the time between, nobody knows how the breakers stood. */
export class RunTable {
  readonly #connection: Connection;
  /** 0: not begun. */
  #run = 0;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  begin(at: number, states: ReadonlyMap<string, BreakerState>): void {
    const latest = sql.selectFrom('run').select((of) => of.fn.max('id').as('id'));
    const run = (this.#connection.all(latest)[0]?.id ?? 0) + 1;
    this.#connection.run('INSERT INTO run (id, started_at, seen_at) VALUES (?, ?, ?)', [run, at, at]);
    this.#run = run;
    this.come(at, states);
  }

  /** Breakers come to the board. */
  come(at: number, states: ReadonlyMap<string, BreakerState>): void {
    for (const [breaker, state] of states) this.#connection.run(COME, [this.#run, breaker, at, state]);
  }

  /** Breakers leave the board. */
  go(at: number, breakers: readonly string[]): void {
    for (const breaker of breakers) this.#connection.run(GO, [at, this.#run, breaker]);
  }

  seen(at: number): void {
    this.#connection.run('UPDATE run SET seen_at = ? WHERE id = ?', [at, this.#run]);
  }

  /** The runs before this one that overlap the range and had the breaker, oldest first. */
  earlier(breaker: string, { from, to }: { from: number; to: number }): readonly Run[] {
    const query = sql
      .selectFrom('run')
      .innerJoin('stay', 'stay.run', 'run.id')
      .select(['run.seen_at', 'stay.since', 'stay.until', 'stay.state'])
      .where('stay.breaker', '=', breaker)
      .where('run.id', '<>', this.#run)
      .where('stay.since', '<=', to)
      .where((on) => on(on.fn.coalesce('stay.until', 'run.seen_at'), '>=', from))
      .orderBy('stay.since');
    return this.#connection.all(query).map(({ seen_at, since, until, state }) => ({
      startedAt: since,
      seenAt: until ?? seen_at,
      state: state as BreakerState, // written by `come`
    }));
  }
}
