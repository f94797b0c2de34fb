import { BulkheadFullError, CallTimeoutError } from '@fuseboard/breaker';
import { ManualClock } from '@fuseboard/breaker/testing';
import { expect, it } from 'vitest';
import { classifyQueryError, GuardedPool, type Pool } from '../../recipes/database-pool.ts';
import { type Deferred, defer } from '../harness.ts';

interface Row {
  readonly id: number;
}

/** An error as `pg` throws it. */
function failed(code: string | null, message = 'as the server says'): Error {
  return Object.assign(new Error(message), code !== null && { code });
}

/** A pool whose queries end when the test says so. */
class FakePool implements Pool<Row> {
  readonly options: { readonly max: number };
  readonly queries: Deferred<{ rows: Row[] }>[] = [];

  constructor(max: number) {
    this.options = { max };
  }

  query(): Promise<{ rows: Row[] }> {
    const query = defer<{ rows: Row[] }>();
    this.queries.push(query);
    return query.promise;
  }
}

function bench(max = 2) {
  const clock = new ManualClock();
  const pool = new FakePool(max);
  return { clock, pool, guarded: new GuardedPool<Row>('orders-db', pool, { clock }) };
}

it.each([
  ['08006', 'connection failure'],
  ['08001', 'no connection'],
  ['53300', 'too many connections'],
  ['57P01', 'admin shutdown'],
  ['57014', 'statement timeout'],
  ['58030', 'I/O error'],
  ['28P01', 'invalid password'],
  ['ECONNREFUSED', 'nobody listens'],
  ['EPIPE', 'broken pipe'],
  [null, 'timeout exceeded when trying to connect'],
])('%s is an outage: %s', (code, message) => {
  expect(classifyQueryError(failed(code, message))).toBe('failure');
});

it.each([
  ['22P02', 'invalid text representation'],
  ['23505', 'unique violation'],
  ['40001', 'serialization failure'],
  ['40P01', 'deadlock detected'],
  ['42601', 'syntax error'],
  ['42P01', 'no such table'],
  ['P0001', 'raised in PL/pgSQL'],
])('%s is the answer of a server that is well: %s', (code, message) => {
  expect(classifyQueryError(failed(code, message))).toBe('success');
});

it('five lost connections in a row open it; a violated constraint between them does not count', async () => {
  const { pool, guarded } = bench();
  const run = async (error: Error): Promise<void> => {
    const query = guarded.query('insert into orders values ($1)', [7]);
    pool.queries.at(-1)?.reject(error);
    await expect(query).rejects.toBe(error);
  };
  for (let call = 0; call < 4; call += 1) await run(failed('08006'));
  await run(failed('23505'));
  for (let call = 0; call < 4; call += 1) await run(failed('57P01'));
  expect(guarded.breaker.state).toBe('closed');
  await run(failed(null, 'timeout exceeded when trying to connect'));
  expect(guarded.breaker.state).toBe('open');
  await expect(guarded.query('select 1')).rejects.toMatchObject({ code: 'ECIRCUITOPEN' });
  expect(pool.queries).toHaveLength(10);
});

it('takes as many queries as the pool has connections', async () => {
  const { pool, guarded } = bench(2);
  const first = guarded.query('select 1');
  const second = guarded.query('select 1');
  await expect(guarded.query('select 1')).rejects.toBeInstanceOf(BulkheadFullError);
  pool.queries[0]?.resolve({ rows: [{ id: 1 }] });
  expect(await first).toEqual([{ id: 1 }]);
  const third = guarded.query('select 1');
  expect(pool.queries).toHaveLength(3);
  for (const query of pool.queries) query.resolve({ rows: [] });
  expect(await Promise.all([second, third])).toEqual([[], []]);
});

it('a query that hangs frees its caller after five seconds', async () => {
  const { clock, guarded } = bench();
  const query = guarded.query('select pg_sleep(3600)');
  clock.advance(5_000);
  await expect(query).rejects.toBeInstanceOf(CallTimeoutError);
});
