import { expect, it } from 'vitest';
import { BulkheadFullError, CallNotPermittedError } from '../src/index.ts';
import { bench, defer, finish, ok, play } from './harness.ts';

it('[C1] closed permits every call', () => {
  const b = bench();
  for (let i = 0; i < 1_000; i += 1) expect(b.breaker.acquire()).toBeGreaterThan(0);
});

it('[C1] a bulkhead refusal is no outcome and no rejection, and tells nobody', async () => {
  const b = bench({ maxConcurrentCalls: 1 });
  const hanging = defer<string>();
  const first = b.breaker.execute(() => hanging.promise);
  await expect(b.breaker.execute(ok)).rejects.toBeInstanceOf(BulkheadFullError);
  expect(b.breaker.acquire()).toBe(0);
  expect(b.events).toEqual([]);
  expect(b.breaker.snapshot().totals).toEqual({
    success: 0,
    failure: 0,
    ignored: 0,
    rejected: 0,
    late: 0,
    timeout: 0,
  });
  hanging.resolve('done');
  await first;
  await expect(b.breaker.execute(ok)).resolves.toBe('fine');
});

it('[C1] permits of both kinds of calls fill the bulkhead, and every end empties it', async () => {
  const b = bench({ maxConcurrentCalls: 3 });
  const permits = [b.breaker.acquire(), b.breaker.acquire(), b.breaker.acquire()];
  expect(b.breaker.acquire()).toBe(0);
  finish(b.breaker, permits[0] ?? 0, 'I');
  finish(b.breaker, permits[0] ?? 0, 'I'); // a second time: gives nothing back
  const hanging = defer<string>();
  void b.breaker.execute(() => hanging.promise);
  expect(b.breaker.acquire()).toBe(0);
  finish(b.breaker, permits[1] ?? 0, 'S');
  finish(b.breaker, permits[2] ?? 0, 'F');
  expect([b.breaker.acquire() > 0, b.breaker.acquire() > 0, b.breaker.acquire()]).toEqual([true, true, 0]);
  hanging.resolve('done');
});

it('[C1] calls of an older generation still fill the bulkhead, and give their place back', () => {
  const b = bench({ maxConcurrentCalls: 1 });
  const permit = b.breaker.acquire();
  b.breaker.trip();
  b.breaker.reset();
  expect(b.breaker.acquire()).toBe(0);
  expect(b.breaker.succeed(permit, 1)).toBe(false);
  expect(b.breaker.acquire()).toBeGreaterThan(0);
});

it('[C1] a full bulkhead takes no probe and does not end the wait', async () => {
  const b = bench({ maxConcurrentCalls: 1 });
  const permit = b.breaker.acquire();
  b.breaker.trip();
  await expect(b.breaker.execute(ok)).rejects.toBeInstanceOf(CallNotPermittedError);
  b.clock.advance(1_000);
  await expect(b.breaker.execute(ok)).rejects.toBeInstanceOf(BulkheadFullError);
  expect(b.breaker.state).toBe('open');
  finish(b.breaker, permit, 'S');
  await b.breaker.execute(ok);
  expect(b.breaker.snapshot().halfOpen).toEqual({
    permitted: 2,
    inFlight: 0,
    succeeded: 1,
    failed: 0,
    slow: 0,
  });
  expect(b.breaker.snapshot().totals.rejected).toBe(1);
});

it('[C2] a trip keeps the window readable, grows the generation and counts as the first opening', () => {
  const b = bench();
  const before = b.breaker.generation;
  play(b.breaker, 'SFFf');
  expect(b.breaker.snapshot()).toMatchObject({
    state: 'open',
    generation: before + 1,
    since: 5_000,
    openAttempt: 1,
    bufferedCalls: 4,
    failedCalls: 3,
    slowFailedCalls: 1,
    failureRate: 75,
    consecutiveFailures: 3,
  });
});

it('[C3] so many failures in a row trip below the minimum', () => {
  const b = bench({ consecutiveFailuresThreshold: 3, minimumNumberOfCalls: 4 });
  play(b.breaker, 'FF');
  expect(b.breaker.state).toBe('closed');
  play(b.breaker, 'F');
  expect(b.moves()).toEqual(['closed>open consecutive-failures']);
});

it('[C3] a success zeroes the streak, an ignored call does not', () => {
  const b = bench({
    consecutiveFailuresThreshold: 3,
    slidingWindow: { type: 'count-based', size: 100 },
    minimumNumberOfCalls: 100,
  });
  play(b.breaker, 'FFSFF');
  expect(b.breaker.snapshot().consecutiveFailures).toBe(2);
  play(b.breaker, 'III');
  expect(b.breaker.snapshot().consecutiveFailures).toBe(2);
  play(b.breaker, 's');
  expect(b.breaker.snapshot().consecutiveFailures).toBe(0);
  play(b.breaker, 'FFIF');
  expect(b.breaker.state).toBe('open');
});

it('[C3] the streak is kept while open and gone after closing, reset and disable', () => {
  const b = bench({ consecutiveFailuresThreshold: 2 });
  play(b.breaker, 'FF');
  expect(b.breaker.snapshot().consecutiveFailures).toBe(2);
  b.clock.advance(1_000);
  play(b.breaker, 'SS');
  expect(b.breaker.snapshot()).toMatchObject({ state: 'closed', consecutiveFailures: 0 });
  play(b.breaker, 'F');
  b.breaker.reset();
  play(b.breaker, 'F');
  expect(b.breaker.state).toBe('closed');
  b.breaker.disable();
  expect(b.breaker.snapshot().consecutiveFailures).toBe(0);
});
