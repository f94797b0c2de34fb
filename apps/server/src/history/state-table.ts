import type { CircuitBreakerMemento } from '@fuseboard/breaker';
import { type Connection, sql } from './connection.ts';

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

  all(): readonly KeptState[] {
    const rows = this.#connection.all(sql.selectFrom('breaker_state').selectAll());
    // What is in it is checked by who restores it.
    return rows.map((row) => ({ ...row, memento: JSON.parse(row.memento) as CircuitBreakerMemento }));
  }
}
