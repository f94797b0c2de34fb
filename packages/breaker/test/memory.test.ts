import { getEventListeners } from 'node:events';
import { beforeEach, describe, expect, it } from 'vitest';
import { CircuitBreaker, type CircuitBreakerConfig, type ProtectedCall } from '../src/index.ts';
import { ManualClock } from '../src/testing/index.ts';
import { boom, defer, ok, settle } from './harness.ts';
import { measured } from './node-process.ts';

/** The least that a leak can be is 8 bytes a call: 8 MB of a million calls, 1.6 MB of 200,000. */
const FLAT = 500_000;

it('a million calls leave the heap flat', async () => {
  const growth = await measured<Record<string, number>>('flat-heap.ts');
  expect(Object.keys(growth)).toHaveLength(10);
  expect(Object.entries(growth).filter(([, bytes]) => bytes > FLAT)).toEqual([]);
}, 120_000);

it('[T2] 10,000 dropped breakers are collected, whatever they have been through; only a timer that has still to end something keeps one', async () => {
  const { made, left, keptByTimers } = await measured<{
    made: number;
    left: Record<string, number>;
    keptByTimers: number;
  }>('dropped-breakers.ts');
  expect(made).toBeGreaterThanOrEqual(10_000);
  expect(Object.entries(left).filter(([, breakers]) => breakers > 0)).toEqual([]);
  // Else the collector would take, and the test would miss, whatever there is.
  expect(keptByTimers).toBe(2);
}, 120_000);

describe('a caller’s signal', () => {
  let clock: ManualClock;
  let caller: AbortController;
  let listening: number;

  beforeEach(() => {
    clock = new ManualClock();
    caller = new AbortController();
    listening = 0;
  });

  const listeners = (): number => getEventListeners(caller.signal, 'abort').length;

  function breakerWith(config: CircuitBreakerConfig = {}): CircuitBreaker {
    return new CircuitBreaker('payments', { timeout: 100, ...config }, { clock });
  }

  /** Both ways, and what listens to the signal while the call runs. */
  function start(breaker: CircuitBreaker, call: ProtectedCall<unknown>): void {
    const { signal } = caller;
    breaker.execute(call, { signal }).catch(() => {});
    void breaker.tryExecute(call, { signal });
    listening = listeners();
  }

  const pending = (): Promise<never> => new Promise(() => {});

  it.each<readonly [string, ProtectedCall<unknown>, number]>([
    ['returns', ok, 2],
    ['throws', boom, 0],
    ['resolves', () => Promise.resolve(1), 2],
    ['rejects', () => Promise.reject(new Error('boom')), 2],
  ])('[E3] has no listener left once a call %s', async (_how, call, meanwhile) => {
    start(breakerWith(), call);
    expect(listening).toBe(meanwhile);
    await settle();
    expect(listeners()).toBe(0);
  });

  it('[E2] [E3] has no listener left once a call has timed out, or after its late end', async () => {
    const late = defer<number>();
    start(breakerWith(), () => late.promise);
    expect(listening).toBe(2);
    clock.advance(100);
    expect(listeners()).toBe(0);
    late.resolve(1);
    await settle();
    expect(listeners()).toBe(0);
  });

  it('[E3] has no listener left once it is aborted', async () => {
    start(breakerWith(), pending);
    expect(listening).toBe(2);
    caller.abort();
    await settle();
    expect(listeners()).toBe(0);
  });

  it.each<readonly [string, (breaker: CircuitBreaker) => void]>([
    ['its state', (breaker) => breaker.forceOpen()],
    ['its bulkhead', (breaker) => void breaker.acquire()],
    ['having been disposed of', (breaker) => breaker.dispose()],
  ])('[E3] [E4] is never listened to by a breaker that refuses for %s', async (_why, prepare) => {
    const breaker = breakerWith({ maxConcurrentCalls: 1 });
    prepare(breaker);
    start(breaker, pending);
    expect(listening).toBe(0);
    await settle();
    expect(listeners()).toBe(0);
  });

  it('[E3] is never listened to when it is aborted already', async () => {
    caller.abort();
    start(breakerWith(), pending);
    expect(listening).toBe(0);
    await settle();
    expect(listeners()).toBe(0);
  });

  it('[E3] has none left of a breaker disposed of, once its calls have ended', async () => {
    const breaker = breakerWith();
    start(breaker, pending);
    breaker.dispose();
    clock.advance(100);
    await settle();
    expect(listeners()).toBe(0);
  });
});
