import type { CircuitBreakerMemento } from '@fuseboard/breaker';
import { type Connection, sql } from './connection.ts';
import type { Schema } from './schema.ts';

/** A breaker as it stood. */
export interface KeptState {
  readonly breaker: string;
  /** Epoch ms. */
  readonly at: number;
  readonly memento: CircuitBreakerMemento;
}

const UPSERT =
  'INSERT INTO breaker_state (breaker, at, memento) VALUES (?, ?, ?) ' +
  'ON CONFLICT (breaker) DO UPDATE SET at = excluded.at, memento = excluded.memento';

/** How each breaker last stood, of those gone from the configuration, too: they may come back. */
export class StateTable {
  readonly #connection: Connection;

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  keep({ breaker, at, memento }: KeptState): void {
    this.#connection.run(UPSERT, [breaker, at, JSON.stringify(memento)]);
  }

  one(breaker: string): KeptState | undefined {
    const query = sql.selectFrom('breaker_state').selectAll().where('breaker', '=', breaker);
    return this.#connection.all(query).map(stateOf)[0];
  }
}

/** What is in it is checked by who restores it. */
const stateOf = (row: Schema['breaker_state']): KeptState => ({
  ...row,
  memento: JSON.parse(row.memento) as CircuitBreakerMemento,
});
