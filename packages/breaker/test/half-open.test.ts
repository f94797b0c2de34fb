import { describe, expect, it } from 'vitest';
import { CallNotPermittedError, CircuitBreaker, type CircuitBreakerConfig } from '../src/index.ts';
import { ManualClock } from '../src/testing/index.ts';
import { type Bench, bench, boom, defer, finish, ok, play, settle } from './harness.ts';

function halfOpen(config: CircuitBreakerConfig = {}): Bench {
  const b = bench(config);
  b.breaker.trip();
  b.breaker.probe();
  return b;
}

it('[HO1] a thousand callers in the instant of expiry start no more probes than permitted', async () => {
  const b = bench({ permittedNumberOfCallsInHalfOpenState: 5, maxConcurrentCallsInHalfOpenState: 3 });
  b.breaker.trip();
  b.clock.advance(1_000);
  let started = 0;
  const hanging = defer<string>();
  const call = (): Promise<string> => {
    started += 1;
    return hanging.promise;
  };
  const results = Array.from({ length: 1_000 }, () => b.breaker.tryExecute(call));
  await settle();
  expect(started).toBe(3);
  expect(b.breaker.snapshot()).toMatchObject({ halfOpen: { inFlight: 3 }, totals: { rejected: 997 } });
  expect(b.moves()).toEqual(['closed>open operator', 'open>half-open wait-elapsed']);
  hanging.resolve('fine');
  const refused = (await Promise.all(results)).filter((result) => !result.ok);
  expect(refused).toHaveLength(997);
  expect(refused.every(({ reason }) => reason === 'not-permitted')).toBe(true);
});

it('[HO1] permits in total are not given again when probes complete', () => {
  const b = halfOpen({
    permittedNumberOfCallsInHalfOpenState: 4,
    maxConcurrentCallsInHalfOpenState: 1,
    failureRateThreshold: 75,
  });
  const letters = 'FSF';
  for (const letter of letters) {
    const permit = b.breaker.acquire();
    expect(b.breaker.acquire()).toBe(0);
    finish(b.breaker, permit, letter);
  }
  expect(b.breaker.state).toBe('half-open');
  expect(b.breaker.acquire()).toBeGreaterThan(0);
  expect(b.breaker.acquire()).toBe(0);
});

it('[HO1] what is refused hears the time left in the lease', async () => {
  const b = halfOpen({ maxWaitDurationInHalfOpenState: 700, permittedNumberOfCallsInHalfOpenState: 1 });
  b.breaker.acquire();
  b.clock.advance(200);
  await expect(b.breaker.execute(ok)).rejects.toMatchObject({ state: 'half-open', retryAfterMs: 500 });
  await expect(b.breaker.execute(ok)).rejects.toBeInstanceOf(CallNotPermittedError);
  expect(b.breaker.snapshot().retryAfterMs).toBe(500);
});

describe('verdict', () => {
  const five = { permittedNumberOfCallsInHalfOpenState: 5, maxConcurrentCallsInHalfOpenState: 5 };
  it.each([
    ['SSS', 'closed', five], // 2 to come could make 40 %
    ['SS', 'half-open', five],
    ['FFF', 'open', five],
    ['FF', 'half-open', five],
    ['FSFS', 'half-open', five],
    ['FSFSS', 'closed', five],
    ['FSFSF', 'open', five],
    ['FFSSS', 'closed', five],
    ['sssss', 'open', five],
    ['ssss', 'half-open', five],
    ['S', 'half-open', five],
    ['sSSS', 'closed', five],
    ['ss', 'half-open', { ...five, slowCallRateThreshold: 50 }],
    ['sss', 'open', { ...five, slowCallRateThreshold: 50 }],
    ['fs', 'half-open', { ...five, slowCallRateThreshold: 50 }],
    ['sfs', 'open', { ...five, slowCallRateThreshold: 50 }],
    ['F', 'open', { ...five, failureRateThreshold: 20 }],
    ['SSSS', 'half-open', { ...five, failureRateThreshold: 20 }],
    ['SSSSS', 'closed', { ...five, failureRateThreshold: 20 }],
    ['FFFFS', 'closed', { ...five, failureRateThreshold: 100 }],
    [
      'S',
      'closed',
      { ...five, permittedNumberOfCallsInHalfOpenState: 1, maxConcurrentCallsInHalfOpenState: 1 },
    ],
    [
      'F',
      'open',
      { ...five, permittedNumberOfCallsInHalfOpenState: 1, maxConcurrentCallsInHalfOpenState: 1 },
    ],
  ] as const)('[HO2] %s is %s', (script, state, config) => {
    const b = halfOpen(config);
    play(b.breaker, script);
    expect(b.breaker.state).toBe(state);
  });

  it('[HO2] the minimum and the streak play no part', () => {
    const size = 100;
    const b = halfOpen({
      ...five,
      slidingWindow: { type: 'count-based', size },
      minimumNumberOfCalls: size,
      consecutiveFailuresThreshold: 1,
      failureRateThreshold: 60,
    });
    play(b.breaker, 'FF');
    expect(b.breaker.state).toBe('half-open');
    play(b.breaker, 'F');
    expect(b.breaker.state).toBe('open');
  });
});

it('[HO3] a failed probe re-opens with the next attempt and a fresh wait', () => {
  const b = bench({
    waitDurationInOpenState: { initial: 1_000, max: 60_000 },
    permittedNumberOfCallsInHalfOpenState: 1,
  });
  play(b.breaker, 'FFFF');
  b.clock.advance(1_000);
  play(b.breaker, 'F');
  expect(b.breaker.snapshot()).toMatchObject({
    state: 'open',
    openAttempt: 2,
    retryAfterMs: 2_000,
    since: 6_000,
  });
  expect(b.transitions().at(-1)).toMatchObject({
    from: 'half-open',
    cause: {
      type: 'probes-failed',
      permitted: 1,
      succeeded: 0,
      failed: 1,
      slow: 0,
      errors: [{ message: 'boom', count: 1 }],
    },
  });
});

it('[HO3] probes in flight when it re-opens become late', () => {
  const b = halfOpen();
  const [one, two] = [b.breaker.acquire(), b.breaker.acquire()];
  expect(finish(b.breaker, one, 'F')).toBe(true);
  expect(finish(b.breaker, two, 'S')).toBe(false);
  expect(b.breaker.snapshot()).toMatchObject({
    state: 'open',
    openAttempt: 2,
    totals: { late: 1, success: 0 },
  });
});

it('[HO4] an ignored probe gives its permit back, exactly once', () => {
  const b = halfOpen({ permittedNumberOfCallsInHalfOpenState: 1 });
  const permit = b.breaker.acquire();
  expect(b.breaker.acquire()).toBe(0);
  expect(b.breaker.ignore(permit)).toBe(true);
  expect(b.breaker.ignore(permit)).toBe(false);
  expect(b.breaker.snapshot().halfOpen).toEqual({
    permitted: 1,
    inFlight: 0,
    succeeded: 0,
    failed: 0,
    slow: 0,
  });
  expect(b.breaker.acquire()).toBeGreaterThan(0);
  expect(b.breaker.acquire()).toBe(0);
});

it('[HO4] an error classified as ignored gives the permit back', async () => {
  const b = halfOpen({ permittedNumberOfCallsInHalfOpenState: 1, classifyError: () => 'ignored' });
  await expect(b.breaker.execute(boom)).rejects.toThrow('boom');
  expect(b.breaker.snapshot()).toMatchObject({
    state: 'half-open',
    halfOpen: { inFlight: 0 },
    totals: { ignored: 1 },
  });
  await b.breaker.execute(ok);
  expect(b.breaker.state).toBe('closed');
});

it('[HO4] a result classified as ignored gives the permit back', async () => {
  const b = halfOpen({
    permittedNumberOfCallsInHalfOpenState: 1,
    classifyResult: (v) => (v === 404 ? 'ignored' : 'success'),
  });
  await b.breaker.execute(() => 404);
  expect(b.breaker.snapshot().halfOpen).toMatchObject({ inFlight: 0, succeeded: 0 });
  await b.breaker.execute(() => 200);
  expect(b.breaker.state).toBe('closed');
});

it("[HO4] a caller's abort gives the probe's permit back, exactly once", async () => {
  const b = halfOpen({ permittedNumberOfCallsInHalfOpenState: 1 });
  const controller = new AbortController();
  const hanging = defer<string>();
  const probe = b.breaker.execute(() => hanging.promise, { signal: controller.signal });
  expect(b.breaker.acquire()).toBe(0);
  controller.abort(new Error('gone'));
  await expect(probe).rejects.toThrow('gone');
  expect(b.breaker.snapshot()).toMatchObject({ state: 'half-open', halfOpen: { inFlight: 0 } });
  const next = b.breaker.acquire();
  expect(next).toBeGreaterThan(0);
  hanging.reject(new Error('too late to matter'));
  await settle();
  expect(b.breaker.acquire()).toBe(0);
  expect(finish(b.breaker, next, 'S')).toBe(true);
  expect(b.breaker.state).toBe('closed');
});

it('[HO4] the refusal of a nested breaker is neutral, whatever the classifier says', async () => {
  const clock = new ManualClock();
  const inner = new CircuitBreaker('inner', {}, { clock });
  const b = halfOpen({ permittedNumberOfCallsInHalfOpenState: 1, classifyError: () => 'failure' });
  inner.forceOpen();
  await expect(b.breaker.execute(() => inner.execute(ok))).rejects.toBeInstanceOf(CallNotPermittedError);
  inner.reset();
  inner.reconfigure({ maxConcurrentCalls: 1 });
  inner.acquire();
  await expect(b.breaker.execute(() => inner.execute(ok))).rejects.toMatchObject({ code: 'EBULKHEADFULL' });
  inner.dispose();
  await expect(b.breaker.execute(() => inner.execute(ok))).rejects.toMatchObject({ code: 'EDISPOSED' });
  expect(b.breaker.snapshot()).toMatchObject({
    state: 'half-open',
    halfOpen: { inFlight: 0, failed: 0 },
    totals: { ignored: 3 },
  });
  await b.breaker.execute(ok);
  expect(b.breaker.state).toBe('closed');
});

it('[HO4] a nested timeout is neutral too, and no timeout of this breaker', async () => {
  const b = bench();
  const inner = new CircuitBreaker('inner', { timeout: 10 }, { clock: b.clock });
  const call = b.breaker.tryExecute(() => inner.execute(() => defer<string>().promise));
  b.clock.advance(10);
  expect(await call).toMatchObject({
    ok: false,
    reason: 'error',
    error: { code: 'ETIMEDOUT', breaker: 'inner' },
  });
  expect(b.breaker.snapshot()).toMatchObject({ failedCalls: 0, totals: { ignored: 1, timeout: 0 } });
});

it('[HO5] a lease that ends without a verdict re-opens, as of the moment it ended', () => {
  const b = halfOpen({ maxWaitDurationInHalfOpenState: 500 });
  b.breaker.acquire();
  b.clock.advance(700);
  expect(b.breaker.state).toBe('half-open');
  expect(b.breaker.snapshot().retryAfterMs).toBe(0);
  expect(b.breaker.acquire()).toBe(0);
  expect(b.breaker.snapshot()).toMatchObject({
    state: 'open',
    since: 5_500,
    openAttempt: 2,
    retryAfterMs: 800,
  });
  expect(b.transitions().at(-1)).toMatchObject({
    at: 5_500,
    cause: { type: 'half-open-expired', permitted: 2, succeeded: 0, failed: 0, inFlight: 1, slow: 0 },
    snapshot: { retryAfterMs: 1_000, since: 5_500 },
  });
});

it('[HO5] the call that finds the lease ended is a probe when the wait after it is over too', () => {
  const b = halfOpen({ maxWaitDurationInHalfOpenState: 500 });
  b.breaker.acquire();
  b.clock.advance(1_500);
  expect(b.breaker.acquire()).toBeGreaterThan(0);
  expect(b.moves().slice(2)).toEqual(['half-open>open half-open-expired', 'open>half-open wait-elapsed']);
  expect(b.breaker.snapshot()).toMatchObject({ since: 6_500, openAttempt: 2, halfOpen: { inFlight: 1 } });
});

it('[HO5] a probe that comes back after the lease is late', () => {
  const b = halfOpen({ maxWaitDurationInHalfOpenState: 500, permittedNumberOfCallsInHalfOpenState: 1 });
  const permit = b.breaker.acquire();
  b.clock.advance(500);
  expect(finish(b.breaker, permit, 'S')).toBe(false);
  expect(b.breaker.snapshot()).toMatchObject({
    state: 'open',
    since: 5_500,
    openAttempt: 2,
    totals: { late: 1 },
  });
});

it('[HO5] a command finds the lease ended before it is obeyed', () => {
  const b = halfOpen({ maxWaitDurationInHalfOpenState: 500 });
  b.clock.advance(600);
  b.breaker.trip({ reason: 'does nothing: it is open already' });
  expect(b.moves().slice(2)).toEqual(['half-open>open half-open-expired']);
});

it('[HO5] with the automatic transition a timer ends the lease, and the wait after it', () => {
  const b = bench({ automaticTransitionFromOpenToHalfOpen: true, maxWaitDurationInHalfOpenState: 500 });
  b.breaker.trip();
  b.clock.advance(1_000);
  b.breaker.acquire();
  b.clock.advance(499);
  expect(b.breaker.state).toBe('half-open');
  b.clock.advance(1);
  expect(b.breaker.snapshot()).toMatchObject({ state: 'open', since: 6_500, openAttempt: 2 });
  b.clock.advance(1_000);
  expect(b.breaker.state).toBe('half-open');
  expect(b.clock.pendingTimers).toBe(1);
});

it.each([
  [{ waitDurationInOpenState: 400 }, 400],
  [{ waitDurationInOpenState: 400, timeout: 900 }, 900],
  [{ waitDurationInOpenState: 0 }, 1],
  [{ waitDurationInOpenState: Infinity }, 30_000],
  [{ waitDurationInOpenState: { initial: 250, max: 1_000, jitter: 1 } }, 250],
  [{ waitDurationInOpenState: (attempt: number) => 300 * attempt }, 300],
  [{ waitDurationInOpenState: boom }, 30_000],
] as const)('[HO5] the lease follows the first wait and the timeout: %o', (config, lease) => {
  expect(halfOpen(config).breaker.snapshot().retryAfterMs).toBe(lease);
});

it('[HO6] closing starts an empty window', () => {
  const b = bench();
  play(b.breaker, 'FFFF');
  b.clock.advance(1_000);
  play(b.breaker, 'SS');
  expect(b.breaker.snapshot()).toMatchObject({
    state: 'closed',
    bufferedCalls: 0,
    failedCalls: 0,
    failureRate: null,
  });
  play(b.breaker, 'F');
  expect(b.breaker.state).toBe('closed');
  expect(b.breaker.snapshot()).toMatchObject({ bufferedCalls: 1, failedCalls: 1 });
});

describe('slow start', () => {
  const ramp = (config: CircuitBreakerConfig = {}): Bench => {
    const b = halfOpen({ slowStart: { duration: 1_000, initialRate: 20 }, ...config });
    play(b.breaker, 'SS');
    expect(b.breaker.state).toBe('closed');
    return b;
  };
  const admitted = ({ breaker }: Bench, calls: number): number => {
    let count = 0;
    for (let i = 0; i < calls; i += 1) {
      const permit = breaker.acquire();
      if (permit > 0) count += 1;
      if (permit > 0) breaker.ignore(permit);
    }
    return count;
  };

  it('[HO6] the share admitted grows in a line from the initial rate to all', () => {
    const b = ramp();
    expect(admitted(b, 1_000)).toBe(200);
    b.clock.advance(500);
    expect(admitted(b, 1_000)).toBeGreaterThanOrEqual(599);
    expect(admitted(b, 1_000)).toBeLessThanOrEqual(601);
    b.clock.advance(499);
    expect(admitted(b, 1_000)).toBeGreaterThanOrEqual(998);
    b.clock.advance(1);
    expect(admitted(b, 1_000)).toBe(1_000);
  });

  it('[HO6] the first call after closing is admitted; a refused one is rejected and hears no time', async () => {
    const b = ramp();
    await expect(b.breaker.execute(ok)).resolves.toBe('fine');
    await expect(b.breaker.execute(ok)).rejects.toMatchObject({
      code: 'ECIRCUITOPEN',
      state: 'closed',
      retryAfterMs: null,
    });
    expect(b.breaker.snapshot().totals.rejected).toBe(1);
  });

  it('[HO6] a trip during the ramp re-opens with the next attempt; one after it begins anew', () => {
    const b = ramp({
      waitDurationInOpenState: { initial: 1_000, max: 60_000 },
      consecutiveFailuresThreshold: 1,
    });
    expect(b.breaker.snapshot().openAttempt).toBe(0);
    play(b.breaker, 'F');
    expect(b.breaker.snapshot()).toMatchObject({ state: 'open', openAttempt: 2, retryAfterMs: 2_000 });
    b.breaker.probe();
    play(b.breaker, 'SS');
    b.clock.advance(1_000);
    play(b.breaker, 'F');
    expect(b.breaker.snapshot()).toMatchObject({ state: 'open', openAttempt: 1, retryAfterMs: 1_000 });
  });

  it('[HO6] a trip after the ramp begins anew, though no call has come since', () => {
    const b = ramp();
    b.clock.advance(1_000);
    b.breaker.trip();
    expect(b.breaker.snapshot().openAttempt).toBe(1);
  });

  it('[HO6] only a recovery ramps: not a reset, nor an override that expires', () => {
    const b = bench({ slowStart: { duration: 1_000, initialRate: 1 } });
    b.breaker.trip();
    b.breaker.reset();
    expect(admitted(b, 10)).toBe(10);
    b.breaker.disable({ expiresAfter: 10 });
    b.clock.advance(10);
    expect(admitted(b, 10)).toBe(10);
    expect(admitted(ramp({ slowStart: null }), 10)).toBe(10);
  });

  it('[HO6] a reset ends the ramp', () => {
    const b = ramp();
    b.breaker.reset();
    expect(admitted(b, 10)).toBe(10);
    b.breaker.trip();
    expect(b.breaker.snapshot().openAttempt).toBe(1);
  });

  it('[HO6] what the bulkhead refuses during the ramp does not pile up into a burst', () => {
    const b = ramp({ maxConcurrentCalls: 1 });
    const permit = b.breaker.acquire();
    expect(admitted(b, 100)).toBe(0);
    b.breaker.ignore(permit);
    expect(admitted(b, 10)).toBeLessThanOrEqual(4);
  });
});
