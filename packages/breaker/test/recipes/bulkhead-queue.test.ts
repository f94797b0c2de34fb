import { BulkheadFullError, CallTimeoutError, CircuitBreaker } from '@fuseboard/breaker';
import { ManualClock } from '@fuseboard/breaker/testing';
import { expect, it } from 'vitest';
import { BulkheadQueue } from '../../recipes/bulkhead-queue.ts';
import { type Deferred, defer, settle } from '../harness.ts';
import { rejection } from './loopback.ts';

function bench(slots = 2, waiting = 2) {
  const clock = new ManualClock();
  const breaker = new CircuitBreaker('reports', { maxConcurrentCalls: slots, timeout: 1_000 }, { clock });
  const queue = new BulkheadQueue(breaker, waiting);
  const calls: Deferred<number>[] = [];
  const call = (signal?: AbortSignal): Promise<number> =>
    queue.execute(
      () => {
        const made = defer<number>();
        calls.push(made);
        return made.promise;
      },
      { signal },
    );
  return { clock, breaker, calls, call };
}

it('runs as many as there are slots, makes some wait, and refuses the rest', async () => {
  const { breaker, calls, call } = bench();
  const all = [call(), call(), call(), call()];
  await expect(call()).rejects.toBeInstanceOf(BulkheadFullError);
  await settle();
  expect(calls).toHaveLength(2);
  calls[1]?.resolve(1);
  expect(await all[1]).toBe(1);
  await settle();
  expect(calls).toHaveLength(3);
  for (let turn = 0; turn < 4; turn += 1) {
    calls[turn]?.resolve(turn);
    await settle();
  }
  expect(await Promise.all(all)).toEqual([0, 1, 2, 3]);
  expect(breaker.snapshot().totals).toMatchObject({ success: 4, rejected: 0 });
});

it('a call that times out makes way for the next', async () => {
  const { clock, calls, call } = bench(1, 1);
  const first = rejection(call());
  const second = call();
  await settle();
  clock.advance(1_000);
  expect(await first).toBeInstanceOf(CallTimeoutError);
  await settle();
  const third = call();
  await settle();
  expect(calls).toHaveLength(2);
  calls[1]?.resolve(2);
  expect(await second).toBe(2);
  await settle();
  calls[2]?.resolve(3);
  expect(await third).toBe(3);
});

it('who gives up while waiting leaves the queue at once', async () => {
  const { calls, call } = bench(1, 1);
  const first = call();
  const caller = new AbortController();
  const second = rejection(call(caller.signal));
  const reason = new Error('gone');
  caller.abort(reason);
  expect(await second).toBe(reason);
  const third = call();
  await settle();
  calls[0]?.resolve(1);
  expect(await first).toBe(1);
  await settle();
  calls[1]?.resolve(3);
  expect(await third).toBe(3);
  await expect(call(caller.signal)).rejects.toThrow('gone');
  expect(calls).toHaveLength(2);
});

it('an open breaker empties the queue by refusing each in turn', async () => {
  const { breaker, calls, call } = bench(1, 2);
  const all = [call(), call(), call()];
  await settle();
  breaker.trip();
  calls[0]?.resolve(1);
  const ends = await Promise.allSettled(all);
  expect(ends.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected']);
  expect(calls).toHaveLength(1);
  expect(breaker.snapshot().totals.rejected).toBe(2);
});
