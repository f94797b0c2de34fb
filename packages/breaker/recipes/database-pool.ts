import { CircuitBreaker, type CircuitBreakerRuntime, type Classification } from '@fuseboard/breaker';

/** What is used here of a `pg.Pool`. */
export interface Pool<Row> {
  readonly options: { readonly max: number };
  query(text: string, values?: readonly unknown[]): Promise<{ readonly rows: Row[] }>;
}

/** SQLSTATE classes of a server that is well and refuses this statement: data, constraint, rollback, syntax, PL/pgSQL. */
const STATEMENT_AT_FAULT = new Set(['22', '23', '40', '42', 'P0']);

/** All else is an outage: 08 connection, 53 resources, 57 shutdown, 58 system, sockets (`ECONNREFUSED`), the pool's timeout. */
export function classifyQueryError(error: unknown): Classification {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return code.length === 5 && STATEMENT_AT_FAULT.has(code.slice(0, 2)) ? 'success' : 'failure';
}

export class GuardedPool<Row> {
  readonly breaker: CircuitBreaker;
  readonly #pool: Pool<Row>;

  constructor(name: string, pool: Pool<Row>, runtime: CircuitBreakerRuntime = {}) {
    this.#pool = pool;
    this.breaker = new CircuitBreaker(
      name,
      {
        maxConcurrentCalls: pool.options.max, // refused here rather than left to wait in the pool's queue
        timeout: 5_000, // more than `statement_timeout`, by which the server cancels: this frees the caller only
        consecutiveFailuresThreshold: 5,
        classifyError: classifyQueryError,
      },
      runtime,
    );
  }

  async query(text: string, values?: readonly unknown[]): Promise<Row[]> {
    const { rows } = await this.breaker.execute(() => this.#pool.query(text, values));
    return rows;
  }
}
