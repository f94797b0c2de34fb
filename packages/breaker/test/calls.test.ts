import { describe, expect, it } from 'vitest';
import {
  BreakerDisposedError,
  BulkheadFullError,
  type CallContext,
  CallNotPermittedError,
  type CallSignal,
  CallTimeoutError,
  CircuitBreaker,
  type CircuitBreakerConfig,
} from '../src/index.ts';
import { bench, boom, defer, ok, settle, thenable } from './harness.ts';

const NONE = { success: 0, failure: 0, ignored: 0, rejected: 0, late: 0, timeout: 0 };

interface CountedSignal {
  readonly controller: AbortController;
  readonly signal: AbortSignal;
  readonly added: () => number;
  /** Added and not removed. */
  readonly listeners: () => number;
}

function countedSignal(): CountedSignal {
  const controller = new AbortController();
  const { signal } = controller;
  let [added, removed] = [0, 0];
  const add = signal.addEventListener.bind(signal);
  const remove = signal.removeEventListener.bind(signal);
  signal.addEventListener = (...args: Parameters<typeof add>): void => {
    added += 1;
    add(...args);
  };
  signal.removeEventListener = (...args: Parameters<typeof remove>): void => {
    removed += 1;
    remove(...args);
  };
  return { controller, signal, added: () => added, listeners: () => added - removed };
}

describe.each([
  ['plainly', {}],
  ['with a timeout', { timeout: 1_000 }],
] as const)('called %s', (_name, config) => {
  it.each([
    ['a plain value', () => 7, 7],
    ['undefined', () => undefined, undefined],
    ['null', () => null, null],
    ['a promise', () => Promise.resolve(7), 7],
    ['a thenable', () => thenable((done) => done(7)), 7],
    ['a thenable that answers twice', () => thenable((done) => [7, 8].forEach(done)), 7],
  ])('[E1] %s is one success', async (_kind, call, value) => {
    const b = bench(config);
    await expect(b.breaker.execute<unknown>(call)).resolves.toBe(value);
    expect(b.breaker.snapshot().totals).toEqual({ ...NONE, success: 1 });
    expect(b.events).toMatchObject([
      { type: 'call', outcome: 'success', kind: null, durationMs: 0, slow: false },
    ]);
  });

  const error = new Error('mine');
  it.each([
    [
      'a synchronous throw',
      () => {
        throw error;
      },
      error,
    ],
    [
      'a throw of undefined',
      () => {
        throw undefined;
      },
      undefined,
    ],
    ['a rejection', () => Promise.reject(error), error],
    ['a rejection with undefined', () => Promise.reject(undefined), undefined],
    ['a thenable that rejects', () => thenable((_, fail) => fail(error)), error],
    [
      'a thenable that throws',
      () =>
        thenable(() => {
          throw error;
        }),
      error,
    ],
    [
      'a thenable that rejects, then throws',
      () =>
        thenable((_, fail) => {
          fail(error);
          throw new Error('other');
        }),
      error,
    ],
  ])('[E1] %s is one failure, passed on untouched', async (_kind, call, expected) => {
    const b = bench(config);
    const seen = await b.breaker.execute(call as () => Promise<never>).then(
      () => expect.unreachable(),
      (e: unknown) => e,
    );
    expect(seen).toBe(expected);
    expect(b.breaker.snapshot().totals).toEqual({ ...NONE, failure: 1 });
    expect(b.events).toMatchObject([{ type: 'call', outcome: 'failure', kind: 'error' }]);
    expect(b.clock.pendingTimers).toBe(0);
  });

  it('[E1] execute never throws synchronously, and never calls twice', async () => {
    const b = bench(config);
    let calls = 0;
    const promise = b.breaker.execute(() => {
      calls += 1;
      return boom();
    });
    expect(promise).toBeInstanceOf(Promise);
    await expect(promise).rejects.toThrow('boom');
    expect(calls).toBe(1);
  });

  it('[E1] a call is timed by the breaker’s clock, slow ones are slow', async () => {
    const b = bench({ ...config, slowCallDurationThreshold: 300 });
    const call = defer<string>();
    const done = b.breaker.execute(() => call.promise);
    b.clock.advance(301);
    call.resolve('fine');
    await done;
    expect(b.breaker.snapshot()).toMatchObject({ slowCalls: 1, latency: { count: 1, max: 301 } });
    expect(b.events[0]).toMatchObject({ at: 5_301, durationMs: 301, slow: true });
  });
});

it('[E2] a timeout is one failure of its own kind, and aborts that call alone', async () => {
  const b = bench({ timeout: 100 });
  const signals: CallSignal[] = [];
  const hang = ({ signal }: CallContext): Promise<never> => {
    signals.push(signal);
    return new Promise(() => {});
  };
  const first = b.breaker.execute(hang);
  b.clock.advance(50);
  const second = b.breaker.execute(hang);
  b.clock.advance(50);
  const error: unknown = await first.catch((e: unknown) => e);
  expect(error).toBeInstanceOf(CallTimeoutError);
  expect(error).toMatchObject({ code: 'ETIMEDOUT', breaker: 'payments', timeoutMs: 100 });
  expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  expect(signals[0]?.reason).toBe(error);
  expect(b.breaker.snapshot().totals).toEqual({ ...NONE, failure: 1, timeout: 1 });
  expect(b.events).toMatchObject([{ outcome: 'failure', kind: 'timeout', durationMs: 100, error }]);
  b.clock.advance(50);
  await expect(second).rejects.toBeInstanceOf(CallTimeoutError);
  expect(b.clock.pendingTimers).toBe(0);
});

it.each(['resolve', 'reject'] as const)('[E2] what a timed out call does later is late: %s', async (end) => {
  const b = bench({ timeout: 100 });
  const call = defer<unknown>();
  const timedOut = b.breaker.execute(() => call.promise);
  b.clock.advance(100);
  await expect(timedOut).rejects.toBeInstanceOf(CallTimeoutError);
  b.clock.advance(400);
  call[end](new Error('at last'));
  await settle();
  expect(b.breaker.snapshot()).toMatchObject({
    bufferedCalls: 1,
    totals: { failure: 1, timeout: 1, success: 0, late: 1 },
  });
  expect(b.events.at(-1)).toMatchObject({
    outcome: 'late',
    durationMs: 500,
    kind: end === 'reject' ? 'error' : null,
  });
});

it('[E2] a timeout that comes too late to count is the late one, once', async () => {
  const b = bench({ timeout: 100 });
  const call = defer<unknown>();
  const timedOut = b.breaker.execute(() => call.promise);
  b.breaker.trip();
  b.clock.advance(100);
  await expect(timedOut).rejects.toBeInstanceOf(CallTimeoutError);
  call.resolve(1);
  await settle();
  expect(b.breaker.snapshot().totals).toEqual({ ...NONE, late: 1 });
});

it('[E2] a call done in time leaves no timer, and is not aborted', async () => {
  const b = bench({ timeout: 100 });
  let signal: CallSignal | undefined;
  await b.breaker.execute((context) => {
    signal = context.signal;
  });
  expect(b.clock.pendingTimers).toBe(0);
  b.clock.advance(1_000);
  expect(signal?.aborted).toBe(false);
});

it('[E2] a signal first read after the timeout is aborted already', async () => {
  const b = bench({ timeout: 100 });
  let context: CallContext | undefined;
  const call = b.breaker.execute((given) => {
    context = given;
    return new Promise(() => {});
  });
  b.clock.advance(100);
  const error: unknown = await call.catch((e: unknown) => e);
  expect(context?.signal.aborted).toBe(true);
  expect(context?.signal.reason).toBe(error);
});

it('[E2] a timeout can trip, and a probe that times out re-opens', async () => {
  const b = bench({ timeout: 100, permittedNumberOfCallsInHalfOpenState: 1 });
  b.breaker.trip();
  b.breaker.probe();
  const probe = b.breaker.execute(() => new Promise(() => {}));
  b.clock.advance(100);
  await expect(probe).rejects.toBeInstanceOf(CallTimeoutError);
  expect(b.breaker.snapshot()).toMatchObject({ state: 'open', openAttempt: 2 });
});

it('[E2] a signal made for a call that nothing bounds is one for that call alone', async () => {
  const b = bench();
  const signals = new Set<CallSignal>();
  const call = ({ signal }: CallContext): void => void signals.add(signal);
  await b.breaker.execute(call);
  await b.breaker.execute(call);
  expect(signals.size).toBe(2);
  expect([...signals].some(({ aborted }) => aborted)).toBe(false);
});

it('[E2] however often a call reads its signal, it is the one that aborts', async () => {
  const b = bench({ timeout: 100 });
  const read: CallSignal[] = [];
  const call = b.breaker.execute((context) => {
    read.push(context.signal, context.signal);
    return new Promise(() => {});
  });
  b.clock.advance(100);
  await expect(call).rejects.toBeInstanceOf(CallTimeoutError);
  expect(read[0]).toBe(read[1]);
  expect(read[0]?.aborted).toBe(true);
});

describe("the caller's abort", () => {
  it.each([
    ['alone', {}],
    ['beside a timeout', { timeout: 1_000 }],
  ] as const)(
    '[E3] rejects with its reason, is neutral and leaves no listener: %s',
    async (_name, config) => {
      const b = bench(config);
      const { controller, signal, listeners, added } = countedSignal();
      let inner: CallSignal | undefined;
      const call = b.breaker.execute(
        (context) => {
          inner = context.signal;
          return new Promise(() => {});
        },
        { signal },
      );
      expect(added()).toBe(1);
      const reason = new Error('the user left');
      controller.abort(reason);
      await expect(call).rejects.toBe(reason);
      expect(inner?.aborted).toBe(true);
      expect(inner?.reason).toBe(reason);
      expect(listeners()).toBe(0);
      expect(b.clock.pendingTimers).toBe(0);
      expect(b.breaker.snapshot()).toMatchObject({ bufferedCalls: 0, totals: { ...NONE, ignored: 1 } });
      expect(b.events).toMatchObject([{ outcome: 'ignored', error: reason }]);
    },
  );

  it.each([
    ['succeeds', ok],
    ['throws', boom],
    ['rejects', () => Promise.reject(new Error('boom'))],
  ])('[E3] leaves no listener when the call %s', async (_name, call) => {
    const b = bench();
    const { signal, listeners, added } = countedSignal();
    await b.breaker.execute<unknown>(call, { signal }).catch(() => {});
    await b.breaker.tryExecute<unknown>(call, { signal });
    expect([added(), listeners()]).toEqual([2, 0]);
  });

  it('[E3] leaves no listener when the call times out', async () => {
    const b = bench({ timeout: 10 });
    const { signal, listeners, added } = countedSignal();
    const call = b.breaker.execute(() => new Promise(() => {}), { signal });
    b.clock.advance(10);
    await expect(call).rejects.toBeInstanceOf(CallTimeoutError);
    expect([added(), listeners()]).toEqual([1, 0]);
  });

  it('[E3] leaves no listener when refused, and adds none', async () => {
    const b = bench();
    b.breaker.forceOpen();
    const { signal, added } = countedSignal();
    await expect(b.breaker.execute(ok, { signal })).rejects.toBeInstanceOf(CallNotPermittedError);
    expect(added()).toBe(0);
  });

  it('[E3] beforehand: nothing is called, asked or counted', async () => {
    const b = bench();
    b.breaker.forceOpen();
    b.events.length = 0;
    let called = false;
    const call = (): void => {
      called = true;
    };
    const signal = AbortSignal.abort('gone');
    await expect(b.breaker.execute(call, { signal })).rejects.toBe('gone');
    await expect(b.breaker.tryExecute(call, { signal })).resolves.toEqual({
      ok: false,
      reason: 'aborted',
      error: 'gone',
    });
    expect(called).toBe(false);
    expect(b.breaker.snapshot().totals).toEqual(NONE);
    expect(b.events).toEqual([]);
  });

  it('[E3] in the middle of the call itself is an abort, not a failure', async () => {
    const b = bench();
    const controller = new AbortController();
    const call = b.breaker.execute(
      () => {
        controller.abort('enough');
        throw new Error('stopped');
      },
      { signal: controller.signal },
    );
    await expect(call).rejects.toBe('enough');
    expect(b.breaker.snapshot().totals).toEqual({ ...NONE, ignored: 1 });
  });

  it('[E3] what the call does after it is told no more', async () => {
    const b = bench();
    const controller = new AbortController();
    const hanging = defer<string>();
    const call = b.breaker.execute(() => hanging.promise, { signal: controller.signal });
    controller.abort('gone');
    await expect(call).rejects.toBe('gone');
    hanging.reject(new Error('after all'));
    await settle();
    expect(b.events).toHaveLength(1);
  });

  it('[E3] after the end changes nothing', async () => {
    const b = bench();
    const controller = new AbortController();
    let inner: CallSignal | undefined;
    await b.breaker.execute(
      ({ signal }) => {
        inner = signal;
      },
      { signal: controller.signal },
    );
    controller.abort();
    expect(inner?.aborted).toBe(false);
    expect(b.breaker.snapshot().totals).toEqual({ ...NONE, success: 1 });
  });
});

it('[E4] a rejection calls nothing and is counted and told', async () => {
  const b = bench();
  b.breaker.trip();
  b.events.length = 0;
  let called = 0;
  const call = (): number => (called += 1);
  await expect(b.breaker.execute(call)).rejects.toBeInstanceOf(CallNotPermittedError);
  await b.breaker.tryExecute(call);
  expect(b.breaker.acquire()).toBe(0);
  expect(called).toBe(0);
  expect(b.breaker.snapshot().totals).toEqual({ ...NONE, rejected: 3 });
  expect(b.events).toEqual(
    Array.from({ length: 3 }, () => ({
      type: 'call',
      at: 5_000,
      outcome: 'rejected',
      kind: null,
      durationMs: null,
      slow: false,
    })),
  );
});

it('[E4] every execute has an error of its own; tryExecute shares one for at most a millisecond', async () => {
  const b = bench();
  b.breaker.trip();
  const [one, two] = await Promise.all([1, 2].map(() => b.breaker.execute(ok).catch((e: unknown) => e)));
  expect(one).not.toBe(two);
  const shared = await b.breaker.tryExecute(ok);
  expect(await b.breaker.tryExecute(ok)).toBe(shared);
  expect(Object.isFrozen(shared)).toBe(true);
  b.clock.advance(1);
  const fresh = await b.breaker.tryExecute(ok);
  expect(fresh).not.toBe(shared);
  expect(fresh).toMatchObject({ error: { retryAfterMs: 999 } });
  b.breaker.reset();
  b.breaker.forceOpen();
  expect(await b.breaker.tryExecute(ok)).toMatchObject({
    error: { state: 'forced-open', retryAfterMs: null },
  });
});

it('[E4] a shared refusal never names a limit that has been changed meanwhile', async () => {
  const b = bench({ maxConcurrentCalls: 1 });
  b.breaker.acquire();
  expect(await b.breaker.tryExecute(ok)).toMatchObject({ error: { maxConcurrentCalls: 1 } });
  b.breaker.reconfigure({ maxConcurrentCalls: 2 });
  b.breaker.acquire();
  expect(await b.breaker.tryExecute(ok)).toMatchObject({ error: { maxConcurrentCalls: 2 } });
});

it('[E6] an error can be a success, a failure, or ignored', async () => {
  const b = bench({
    classifyError: (error) => (error as Error).message as 'success' | 'failure' | 'ignored',
  }); // the test's own
  for (const message of ['success', 'failure', 'ignored']) {
    await expect(b.breaker.execute(() => Promise.reject(new Error(message)))).rejects.toThrow(message);
  }
  expect(b.breaker.snapshot().totals).toEqual({ ...NONE, success: 1, failure: 1, ignored: 1 });
});

it('[E6] a result can be a success, a failure, or ignored', async () => {
  const b = bench({ classifyResult: (value) => value as 'success' | 'failure' | 'ignored' }); // the test's own
  for (const value of ['success', 'failure', 'ignored']) {
    await expect(b.breaker.execute(() => value)).resolves.toBe(value);
  }
  expect(b.breaker.snapshot().totals).toEqual({ ...NONE, success: 1, failure: 1, ignored: 1 });
  expect(b.events).toMatchObject([
    { kind: null },
    { outcome: 'failure', kind: 'result' },
    { outcome: 'ignored' },
  ]);
  expect(b.events.some((event) => 'error' in event)).toBe(false);
});

it.each([
  ['throws', boom],
  ['answers nothing', () => undefined as never],
  ['answers nonsense', () => 'perhaps' as never],
])('[E6] a classifier that %s costs nobody the outcome', async (_name, classify) => {
  const problems: unknown[] = [];
  const b = bench(
    { classifyError: classify, classifyResult: classify },
    { onListenerError: (e) => problems.push(e) },
  );
  await expect(b.breaker.execute(() => 5)).resolves.toBe(5);
  const mine = new Error('mine');
  await expect(b.breaker.execute(() => Promise.reject(mine))).rejects.toBe(mine);
  expect(b.breaker.snapshot().totals).toEqual({ ...NONE, success: 1, failure: 1 });
  expect(problems).toHaveLength(2);
});

it.each([Number.NaN, -1])('[E6] openFor of %d is none, and a failure still', async (openFor) => {
  const b = bench({ classifyResult: () => ({ outcome: 'failure', openFor }) });
  for (let i = 0; i < 4; i += 1) await b.breaker.execute(ok);
  expect(b.breaker.snapshot()).toMatchObject({ state: 'open', retryAfterMs: 1_000 });
});

describe('tryExecute', () => {
  it('[E7] has the value', async () => {
    expect(await bench().breaker.tryExecute(() => 7)).toEqual({ ok: true, value: 7 });
  });

  it('[E7] has the call’s own error, of another breaker too', async () => {
    const b = bench();
    const error = new CallNotPermittedError('another', 'open', null);
    expect(await b.breaker.tryExecute(() => Promise.reject(error))).toEqual({
      ok: false,
      reason: 'error',
      error,
    });
  });

  it('[E7] says why there is no value', async () => {
    const b = bench({ timeout: 50, maxConcurrentCalls: 1 });
    const controller = new AbortController();
    const given = { signal: controller.signal };
    const aborted = b.breaker.tryExecute(() => new Promise(() => {}), given);
    expect(await b.breaker.tryExecute(ok)).toMatchObject({
      reason: 'bulkhead-full',
      error: expect.any(BulkheadFullError),
    });
    controller.abort('gone');
    expect(await aborted).toEqual({ ok: false, reason: 'aborted', error: 'gone' });
    const late = b.breaker.tryExecute(() => new Promise(() => {}));
    b.clock.advance(50);
    expect(await late).toMatchObject({ reason: 'timeout', error: expect.any(CallTimeoutError) });
    b.breaker.forceOpen();
    expect(await b.breaker.tryExecute(ok)).toMatchObject({
      reason: 'not-permitted',
      error: expect.any(CallNotPermittedError),
    });
    b.breaker.dispose();
    expect(await b.breaker.tryExecute(ok)).toMatchObject({
      reason: 'disposed',
      error: expect.any(BreakerDisposedError),
    });
  });
});

it('[E1] without measuring there are outcomes, and no durations', async () => {
  const b = bench({ measureLatency: false });
  await b.breaker.execute(ok);
  expect(b.events).toMatchObject([{ outcome: 'success', durationMs: null, slow: false }]);
  b.breaker.succeed(b.breaker.acquire(), 1e9);
  expect(b.breaker.snapshot()).toMatchObject({ bufferedCalls: 2, slowCalls: 0, latency: null });
});

describe('clock reads', () => {
  const timeBased = { slidingWindow: { type: 'time-based', duration: 1_000 } } as const;
  const counted = (
    config: CircuitBreakerConfig,
  ): { breaker: CircuitBreaker; reads: (act: () => unknown) => Promise<number> } => {
    let reads = 0;
    const now = (): number => {
      reads += 1;
      return 0;
    };
    const breaker = new CircuitBreaker('counted', config, { clock: { now, setTimeout: () => () => {} } });
    return {
      breaker,
      reads: async (act) => {
        reads = 0;
        await act();
        return reads;
      },
    };
  };

  it.each([
    ['a measured call', {}, 2],
    ['an unmeasured call in a count window', { measureLatency: false }, 0],
    ['a measured call in a time window', timeBased, 2],
    ['an unmeasured call in a time window', { ...timeBased, measureLatency: false }, 1],
  ] as const)('[T1] %s reads the clock only where it must', async (_name, config, expected) => {
    const { breaker, reads } = counted(config);
    expect(await reads(() => breaker.execute(ok))).toBe(expected);
    expect(await reads(() => breaker.execute(boom).catch(() => {}))).toBe(expected);
  });

  it('[T1] a probe reads it twice, a permit taken by hand only for a deadline', async () => {
    const { breaker, reads } = counted({});
    expect(await reads(() => breaker.succeed(breaker.acquire(), 1))).toBe(0);
    breaker.forceOpen();
    expect(await reads(() => breaker.acquire())).toBe(0);
    breaker.reset();
    breaker.trip();
    expect(await reads(() => breaker.acquire())).toBe(1);
    breaker.probe();
    expect(await reads(() => breaker.execute(ok))).toBe(2);
  });
});

const NONSENSE =
  "TypeError: a classifier must answer 'success', 'failure', 'ignored' or { outcome: 'failure', openFor }";

it.each([
  [{ outcome: 'success' }, [NONSENSE]],
  [{ openFor: 5 }, [NONSENSE]],
  [null, [NONSENSE]],
  ['fine', [NONSENSE]],
  [{ outcome: 'failure', openFor: -1 }, []],
])(
  '[E6] of a classifier that answers %o the outcome is as without it, or a plain failure',
  async (answer, told) => {
    const problems: unknown[] = [];
    const { breaker } = bench(
      { classifyError: () => answer as never },
      { onListenerError: (problem) => problems.push(problem) },
    );
    await expect(breaker.execute(boom)).rejects.toThrow('boom');
    expect(breaker.snapshot().totals).toMatchObject({ failure: 1, success: 0 });
    expect(problems.map(String)).toEqual(told);
  },
);
