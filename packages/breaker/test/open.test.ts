import { expect, it } from 'vitest';
import {
  CallNotPermittedError,
  CircuitBreaker,
  InvalidConfigError,
  type WaitDuration,
} from '../src/index.ts';
import { ManualClock } from '../src/testing/index.ts';
import { bench, boom, finish, lateTimers, ok, play } from './harness.ts';

it('[O1] refuses until the wait is over and says how long that is', async () => {
  const b = bench();
  b.breaker.trip();
  b.clock.advance(999);
  expect(b.breaker.acquire()).toBe(0);
  const error = await b.breaker.execute(ok).catch((e: unknown) => e);
  expect(error).toBeInstanceOf(CallNotPermittedError);
  expect(error).toMatchObject({ breaker: 'payments', state: 'open', retryAfterMs: 1, code: 'ECIRCUITOPEN' });
  expect(b.breaker.snapshot()).toMatchObject({ retryAfterMs: 1, waitElapsed: false });
  b.clock.advance(1);
  expect(b.breaker.acquire()).toBeGreaterThan(0);
});

it('[O1] the time left is never negative', () => {
  const b = bench();
  b.breaker.trip();
  b.clock.advance(5_000);
  expect(b.breaker.snapshot().retryAfterMs).toBe(0);
});

it('[O2] reading moves nothing, however often', () => {
  const b = bench();
  b.breaker.trip();
  b.clock.advance(10_000);
  for (let i = 0; i < 3; i += 1) {
    expect(b.breaker.state).toBe('open');
    expect(b.breaker.snapshot()).toMatchObject({ state: 'open', waitElapsed: true });
    expect(b.breaker.export().state).toBe('open');
  }
  expect(b.moves()).toEqual(['closed>open operator']);
});

it('[O2] the next call moves to half-open and is the first probe', async () => {
  const b = bench();
  b.breaker.trip();
  b.clock.advance(1_500);
  await b.breaker.execute(ok);
  expect(b.moves().at(-1)).toBe('open>half-open wait-elapsed');
  expect(b.transitions().at(-1)).toMatchObject({ at: 6_500, cause: { waited: 1_000 } });
  expect(b.breaker.snapshot()).toMatchObject({ since: 6_500, halfOpen: { succeeded: 1, inFlight: 0 } });
});

it('[O2] the listener told of half-open finds the first probe taken', () => {
  const b = bench({ permittedNumberOfCallsInHalfOpenState: 1 });
  b.breaker.trip();
  b.clock.advance(1_000);
  const inside: number[] = [];
  b.breaker.subscribe(() => inside.push(b.breaker.acquire()), ['transition']);
  expect(b.breaker.acquire()).toBeGreaterThan(0);
  expect(inside).toEqual([0]);
});

it('[O2] with the automatic transition a timer moves it at the deadline', () => {
  const b = bench({ automaticTransitionFromOpenToHalfOpen: true });
  b.breaker.trip();
  b.clock.advance(999);
  expect(b.breaker.state).toBe('open');
  b.clock.advance(1);
  expect(b.breaker.state).toBe('half-open');
  expect(b.transitions().at(-1)).toMatchObject({ at: 6_000, cause: { type: 'wait-elapsed', waited: 1_000 } });
});

it('[O2] automatic, and a call comes before the timer: the call moves it, and nothing moves twice', () => {
  const late = lateTimers();
  const b = bench({ automaticTransitionFromOpenToHalfOpen: true }, { clock: late.clock });
  b.breaker.trip();
  late.jump(1_000);
  expect(b.breaker.acquire()).toBeGreaterThan(0);
  late.fire();
  expect(b.moves()).toEqual(['closed>open operator', 'open>half-open wait-elapsed']);
});

it('[O3] late results neither extend the wait nor move it again', () => {
  const b = bench();
  const permits = [b.breaker.acquire(), b.breaker.acquire(), b.breaker.acquire()];
  play(b.breaker, 'FFFF');
  const before = b.breaker.snapshot();
  b.clock.advance(400);
  for (const permit of permits) expect(finish(b.breaker, permit, 'F')).toBe(false);
  expect(b.breaker.snapshot()).toMatchObject({
    retryAfterMs: 600,
    generation: before.generation,
    failedCalls: 4,
  });
  expect(b.moves()).toHaveLength(1);
});

function waits(
  waitDurationInOpenState: WaitDuration,
  openings: number,
  random?: () => number,
): (number | null)[] {
  const b = bench({ waitDurationInOpenState }, random && { random });
  const seen: (number | null)[] = [];
  b.breaker.trip();
  for (let i = 1; ; i += 1) {
    const { retryAfterMs, openAttempt } = b.breaker.snapshot();
    expect(openAttempt).toBe(i);
    seen.push(retryAfterMs);
    if (i === openings) return seen;
    b.breaker.probe();
    play(b.breaker, 'F');
    expect(b.breaker.state).toBe('open');
  }
}

it('[O4] a backoff grows with every re-opening up to its maximum', () => {
  expect(waits({ initial: 100, max: 1_000 }, 6)).toEqual([100, 200, 400, 800, 1_000, 1_000]);
  expect(waits({ initial: 100, multiplier: 1, max: 1_000 }, 3)).toEqual([100, 100, 100]);
  expect(waits({ initial: 0, multiplier: 1e300, max: 1_000 }, 4)).toEqual([0, 0, 0, 0]);
});

it('[O4] a function is asked with the number of the attempt', () => {
  expect(waits((attempt) => 10 * attempt, 4)).toEqual([10, 20, 30, 40]);
});

it('[O4] jitter spreads evenly around the wait and stays below the maximum', () => {
  const numbers = [0, 0.5, 0.999_999, 0.75, 1 - 2 ** -53];
  const backoff = { initial: 100, max: 400, jitter: 0.5 };
  let at = -1;
  const seen = waits(backoff, 5, () => numbers[(at += 1)] ?? 0);
  expect(seen[0]).toBe(50);
  expect(seen[1]).toBe(200);
  expect(seen[2]).toBeCloseTo(400, 2);
  expect(seen[3]).toBe(400);
  expect(seen[4]).toBe(400);
});

it('[O4] closing zeroes the attempt', () => {
  const b = bench({ waitDurationInOpenState: { initial: 100, max: 1_000 } });
  b.breaker.trip();
  b.breaker.probe();
  play(b.breaker, 'F');
  expect(b.breaker.snapshot().openAttempt).toBe(2);
  b.breaker.probe();
  play(b.breaker, 'SS');
  expect(b.breaker.snapshot()).toMatchObject({ state: 'closed', openAttempt: 0 });
  b.breaker.trip();
  expect(b.breaker.snapshot()).toMatchObject({ openAttempt: 1, retryAfterMs: 100 });
});

it.each([
  ['Infinity', Infinity],
  ['the largest number', Number.MAX_VALUE],
  ['a backoff without end', { initial: 1, multiplier: 1e308, max: Infinity }],
  ['a function', () => Infinity],
] as const)('[O4] a wait of %s never ends early, and needs no timer that does', (_name, wait) => {
  const b = bench({ waitDurationInOpenState: wait, automaticTransitionFromOpenToHalfOpen: true });
  b.breaker.trip();
  b.breaker.probe();
  play(b.breaker, 'F');
  b.breaker.probe();
  play(b.breaker, 'F');
  b.clock.advance(2 ** 31);
  b.clock.advance(1e15);
  expect(b.breaker.acquire()).toBe(0);
  expect(b.breaker.state).toBe('open');
});

it('[O4] a wait longer than a host timer can count ends when it should', () => {
  const delays: number[] = [];
  const clock = new ManualClock();
  const counting = {
    now: () => clock.now(),
    setTimeout: (fn: () => void, ms: number) => {
      delays.push(ms);
      return clock.setTimeout(fn, ms);
    },
  };
  const wait = 5_000_000_000;
  const b = bench(
    {
      waitDurationInOpenState: wait,
      automaticTransitionFromOpenToHalfOpen: true,
      maxWaitDurationInHalfOpenState: 1_000,
    },
    { clock: counting },
  );
  b.breaker.trip();
  clock.advance(wait - 1);
  expect(b.breaker.state).toBe('open');
  clock.advance(1);
  expect(b.breaker.state).toBe('half-open');
  expect(Math.max(...delays)).toBeLessThanOrEqual(2 ** 31 - 1);
});

it.each([
  ['throws', boom],
  ['answers NaN', () => Number.NaN],
  ['answers less than 0', () => -1],
])('[O4] a wait function that %s does not let probes through at once', (_name, wait) => {
  const problems: unknown[] = [];
  const b = bench({ waitDurationInOpenState: wait }, { onListenerError: (error) => problems.push(error) });
  play(b.breaker, 'FFFF');
  expect(b.breaker.snapshot()).toMatchObject({ state: 'open', retryAfterMs: 30_000 });
  expect(problems).toHaveLength(1);
});

it('[O4] of a wait function that answers nonsense the setting is named', () => {
  const problems: unknown[] = [];
  const waitDurationInOpenState = (): number => -1;
  const b = bench({ waitDurationInOpenState }, { onListenerError: (error) => problems.push(error) });
  problems.length = 0; // the default of the lease has asked as well
  b.breaker.trip();
  expect(problems).toEqual([
    new InvalidConfigError('waitDurationInOpenState', 'must be a number of at least 0, got -1'),
  ]);
});

it('[O4] a wait that has grown endless stays so, whatever the jitter', () => {
  const wait = { initial: Number.MAX_VALUE, multiplier: 2, max: Infinity, jitter: 1 };
  const b = bench({ waitDurationInOpenState: wait }, { random: () => 0 });
  b.breaker.trip();
  expect(b.breaker.snapshot().retryAfterMs).toBe(0);
  b.breaker.probe();
  b.breaker.trip();
  expect(b.breaker.snapshot()).toMatchObject({ openAttempt: 2, retryAfterMs: Infinity });
});

it('[O5] openFor is the wait of the opening that failure causes', async () => {
  const busy = new Error('busy');
  const b = bench({
    classifyError: (error) => (error === busy ? { outcome: 'failure', openFor: 7_000 } : 'failure'),
  });
  const fail = (error: Error): Promise<unknown> =>
    b.breaker.tryExecute(() => {
      throw error;
    });
  for (const error of [busy, busy, busy]) await fail(error);
  expect(b.breaker.state).toBe('closed');
  await fail(new Error('other'));
  expect(b.breaker.snapshot()).toMatchObject({ retryAfterMs: 1_000, openAttempt: 1 });
  b.breaker.reset();
  for (const error of [busy, busy, busy, busy]) await fail(error);
  expect(b.breaker.snapshot()).toMatchObject({ retryAfterMs: 7_000, openAttempt: 1 });
});

it('[O5] openFor does not grow the attempt', async () => {
  const b = bench({
    waitDurationInOpenState: { initial: 100, max: 10_000 },
    classifyResult: (value) => (value === 'busy' ? { outcome: 'failure', openFor: 7_000 } : 'success'),
  });
  b.breaker.trip();
  b.breaker.probe();
  await b.breaker.execute(() => 'busy');
  expect(b.breaker.snapshot()).toMatchObject({ state: 'open', retryAfterMs: 7_000, openAttempt: 1 });
  b.breaker.probe();
  play(b.breaker, 'F');
  expect(b.breaker.snapshot()).toMatchObject({ retryAfterMs: 200, openAttempt: 2 });
});

it('[O4] two breakers of one name on clocks that differ do not wait the same', () => {
  const wait = (startAt: number): number | null => {
    const config = { waitDurationInOpenState: { initial: 1_000, max: 10_000, jitter: 1 } };
    const breaker = new CircuitBreaker('orders', config, { clock: new ManualClock(startAt) });
    breaker.trip();
    return breaker.snapshot().retryAfterMs;
  };
  expect(wait(1)).not.toBe(wait(2));
  expect(wait(1)).toBe(wait(1));
});

it('[T6] chance is asked only where there is jitter to spread, and never for ever', () => {
  let asked = 0;
  const random = (): number => {
    asked += 1;
    return 1;
  };
  const wait = (backoff: object): number | null => {
    const { breaker } = bench(
      { waitDurationInOpenState: { initial: 100, max: 1_000, ...backoff } },
      { random },
    );
    breaker.trip();
    return breaker.snapshot().retryAfterMs;
  };
  expect(wait({})).toBe(100);
  expect(wait({ max: Infinity, multiplier: 1, jitter: 0 })).toBe(100);
  expect(asked).toBe(0);
  expect(wait({ jitter: 0.5 })).toBe(150);
  expect(wait({ jitter: 0.5, max: 120 })).toBe(120);
  expect(asked).toBe(2);
});
