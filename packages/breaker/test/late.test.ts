import { expect, it } from 'vitest';
import { CircuitBreaker } from '../src/index.ts';
import { ManualClock } from '../src/testing/index.ts';
import { type Bench, bench, defer, finish, ok, play, SMALL, settle } from './harness.ts';

const AWAY: Record<string, (breaker: CircuitBreaker) => void> = {
  open: (breaker) => breaker.trip(),
  'half-open': (breaker) => {
    breaker.trip();
    breaker.probe();
  },
  'forced-open': (breaker) => breaker.forceOpen(),
  disabled: (breaker) => breaker.disable(),
  'metrics-only': (breaker) => breaker.metricsOnly(),
  'closed, after a reset': (breaker) => breaker.reset(),
  'closed, after an outage': (breaker) => {
    breaker.trip();
    breaker.probe();
    play(breaker, 'SS');
  },
};

it.each(
  Object.entries(AWAY).flatMap(([state, move]) =>
    ['S', 'F', 's', 'f', 'I'].map((letter) => [letter, state, move] as const),
  ),
)(
  '[L1] a call begun before and ending %s in %s decides nothing and is told as late',
  (letter, _state, move) => {
    const b = bench({ consecutiveFailuresThreshold: 1 });
    const permit = b.breaker.acquire();
    move(b.breaker);
    const before = b.breaker.snapshot();
    const told = b.events.length;
    expect(finish(b.breaker, permit, letter)).toBe(false);
    const { late, ...others } = b.breaker.snapshot().totals;
    expect(late).toBe(1);
    expect({ ...b.breaker.snapshot(), totals: { ...others, late: 0 } }).toEqual(before);
    expect(b.events.slice(told)).toMatchObject([
      { type: 'call', outcome: 'late', slow: 'sf'.includes(letter) },
    ]);
  },
);

it.each(['S', 'F', 's', 'f', 'I'])('[L1] heard by nobody a late %s decides nothing either', (letter) => {
  const breaker = new CircuitBreaker('quiet', SMALL, { clock: new ManualClock() });
  const permit = breaker.acquire();
  breaker.reset();
  const before = breaker.snapshot();
  expect(finish(breaker, permit, letter)).toBe(false);
  expect(breaker.snapshot()).toEqual({ ...before, totals: { ...before.totals, late: 1 } });
  expect(finish(breaker, breaker.acquire(), letter)).toBe(true);
});

it('[L1] a late probe does not count in the next half-open period, nor give a permit back', () => {
  const b = bench({ permittedNumberOfCallsInHalfOpenState: 1 });
  b.breaker.trip();
  b.breaker.probe();
  const old = b.breaker.acquire();
  b.breaker.trip();
  b.breaker.probe();
  const probe = b.breaker.acquire();
  expect(finish(b.breaker, old, 'I')).toBe(false);
  expect(b.breaker.acquire()).toBe(0);
  expect(b.breaker.snapshot().halfOpen).toEqual({
    permitted: 1,
    inFlight: 1,
    succeeded: 0,
    failed: 0,
    slow: 0,
  });
  expect(finish(b.breaker, probe, 'S')).toBe(true);
  expect(b.breaker.state).toBe('closed');
});

it('[L1] the caller of a late call still gets its value, or its error', async () => {
  const b = bench();
  const [value, failure] = [defer<string>(), defer<string>()];
  const calls = [b.breaker.execute(() => value.promise), b.breaker.execute(() => failure.promise)];
  b.breaker.trip();
  const error = new Error('late');
  value.resolve('worth waiting for');
  failure.reject(error);
  await expect(calls[0]).resolves.toBe('worth waiting for');
  await expect(calls[1]).rejects.toBe(error);
  expect(b.breaker.snapshot().totals).toMatchObject({ late: 2, success: 0, failure: 0 });
  expect(b.events.filter((event) => event.type === 'call')).toMatchObject([
    { outcome: 'late', kind: null },
    { outcome: 'late', kind: 'error', error },
  ]);
});

it('[L1] a new state and a reset are new generations, renewing and reconfiguring are not', () => {
  const { breaker } = bench();
  const seen = [breaker.generation];
  const step = (change: () => void): void => {
    change();
    seen.push(breaker.generation);
  };
  step(() => breaker.reset());
  step(() => breaker.trip());
  step(() => breaker.trip());
  step(() => breaker.metricsOnly());
  step(() => breaker.metricsOnly({ reason: 'again' }));
  step(() => breaker.reconfigure({ minimumNumberOfCalls: 2 }));
  expect(seen).toEqual([1, 2, 3, 3, 4, 4, 4]);
});

it('[L2] calls under way through a renewed override and a reconfiguration still count', () => {
  const b = bench();
  b.breaker.metricsOnly();
  const permit = b.breaker.acquire();
  b.breaker.metricsOnly({ expiresAfter: 1_000 });
  b.breaker.reconfigure({ slidingWindow: { type: 'time-based', duration: 1_000 } });
  expect(finish(b.breaker, permit, 'F')).toBe(true);
  expect(b.breaker.snapshot().failedCalls).toBe(1);
});

function twice(first: string, second: string): Bench {
  const b = bench();
  const permit = b.breaker.acquire();
  expect(finish(b.breaker, permit, first)).toBe(true);
  expect(finish(b.breaker, permit, second)).toBe(false);
  return b;
}

it.each([
  ['S', 'S', { success: 1 }],
  ['S', 'F', { success: 1 }],
  ['F', 'S', { failure: 1 }],
  ['I', 'F', { ignored: 1 }],
  ['F', 'I', { failure: 1 }],
])('[L3] a permit used twice, %s then %s, counts once', (first, second, expected) => {
  const none = { success: 0, failure: 0, ignored: 0, rejected: 0, late: 0, timeout: 0 };
  const b = twice(first, second);
  expect(b.breaker.snapshot().totals).toEqual({ ...none, ...expected });
  expect(b.events.filter(({ type }) => type === 'call')).toHaveLength(1);
});

it('[L3] a permit of an older generation is late once, then unknown', () => {
  const { breaker } = bench();
  const permit = breaker.acquire();
  breaker.reset();
  expect([breaker.succeed(permit, 1), breaker.succeed(permit, 1)]).toEqual([false, false]);
  expect(breaker.snapshot().totals.late).toBe(1);
});

it.each([0, -1, 1.5, 7, 1e9, 1e300, Number.NaN])(
  '[L3] a permit nobody was given, %d, counts nowhere',
  (permit) => {
    const b = bench();
    const [given] = [b.breaker.acquire(), b.breaker.acquire()];
    for (const letter of 'SFI') expect(finish(b.breaker, permit, letter)).toBe(false);
    expect(b.events).toEqual([]);
    expect(finish(b.breaker, given ?? 0, 'S')).toBe(true);
  },
);

it("[L3] a call of execute's leaves the permits of acquire alone", async () => {
  const { breaker } = bench();
  const permit = breaker.acquire();
  await breaker.execute(ok);
  await settle();
  expect(breaker.succeed(permit, 1)).toBe(true);
  expect(breaker.snapshot().totals.success).toBe(2);
});
