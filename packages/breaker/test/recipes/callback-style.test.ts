import { CircuitBreaker } from '@fuseboard/breaker';
import { ManualClock } from '@fuseboard/breaker/testing';
import { expect, it, vi } from 'vitest';
import { type Callback, guard, type Request } from '../../recipes/callback-style.ts';

function bench() {
  const clock = new ManualClock();
  const breaker = new CircuitBreaker('lookup', { consecutiveFailuresThreshold: 2 }, { clock });
  const pending: Callback<string>[] = [];
  const request = vi.fn<Request<string>>((_key, done) => void pending.push(done));
  return { clock, breaker, pending, request, guarded: guard(breaker, request, clock) };
}

it('tells how each call ended and how long it took, and calls no more when open', () => {
  const { clock, breaker, pending, request, guarded } = bench();
  const done = vi.fn<Callback<string>>();
  guarded('a', done);
  clock.advance(25);
  pending[0]?.(null, 'found');
  expect(done).toHaveBeenLastCalledWith(null, 'found');
  expect(breaker.snapshot()).toMatchObject({ totals: { success: 1 }, latency: { count: 1, max: 25 } });

  const error = new Error('down');
  for (const call of [1, 2]) {
    guarded('b', done);
    pending[call]?.(error);
    expect(done).toHaveBeenLastCalledWith(error, undefined);
  }
  guarded('c', done);
  expect(request).toHaveBeenCalledTimes(3);
  expect(done.mock.lastCall?.[0]).toMatchObject({
    code: 'ECIRCUITOPEN',
    state: 'open',
    retryAfterMs: 30_000,
  });
  expect(breaker.snapshot().totals).toMatchObject({ failure: 2, rejected: 1 });
});
