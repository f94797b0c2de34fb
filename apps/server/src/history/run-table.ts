import type { BreakerState } from '@fuseboard/protocol';
import { type Connection, sql } from './connection.ts';

/** A time during which the server ran, as one breaker saw it. */
export interface Run {
  /** Epoch ms. */
  readonly startedAt: number;
  /** Epoch ms until which it is known to have run; null: it runs. */
  readonly seenAt: number | null;
  /** Of the breaker, when the run began. */
  readonly state: BreakerState;
}

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
    for (const [breaker, state] of states) {
      this.#connection.run('INSERT INTO run_start (run, breaker, state) VALUES (?, ?, ?)', [
        run,
        breaker,
        state,
      ]);
    }
    this.#run = run;
  }

  seen(at: number): void {
    this.#connection.run('UPDATE run SET seen_at = ? WHERE id = ?', [at, this.#run]);
  }

  /** The runs before this one that overlap the range and had the breaker, oldest first. */
  earlier(breaker: string, { from, to }: { from: number; to: number }): readonly Run[] {
    const query = sql
      .selectFrom('run')
      .innerJoin('run_start', 'run_start.run', 'run.id')
      .select(['run.started_at', 'run.seen_at', 'run_start.state'])
      .where('run_start.breaker', '=', breaker)
      .where('run.id', '<>', this.#run)
      .where('run.started_at', '<=', to)
      .where('run.seen_at', '>=', from)
      .orderBy('run.id');
    return this.#connection.all(query).map(({ started_at, seen_at, state }) => ({
      startedAt: started_at,
      seenAt: seen_at,
      state: state as BreakerState, // written by `begin`
    }));
  }
}
