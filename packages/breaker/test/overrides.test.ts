import { describe, expect, it } from 'vitest';
import {
  type BreakerCommand,
  type BreakerState,
  type CircuitBreaker,
  type CommandOptions,
  IllegalTransitionError,
  InvalidConfigError,
} from '../src/index.ts';
import { bench, boom, finish, lateTimers, ok, play } from './harness.ts';

const COMMANDS = {
  trip: (b, o) => b.trip(o),
  probe: (b, o) => b.probe(o),
  reset: (b, o) => b.reset(o),
  'force-open': (b, o) => b.forceOpen(o),
  disable: (b, o) => b.disable(o),
  'metrics-only': (b, o) => b.metricsOnly(o),
} satisfies Record<BreakerCommand, (b: CircuitBreaker, options?: CommandOptions) => void>;

const WAYS: Record<BreakerState, (b: CircuitBreaker) => void> = {
  closed: () => {},
  open: (b) => b.trip(),
  'half-open': (b) => {
    b.trip();
    b.probe();
  },
  'forced-open': (b) => b.forceOpen(),
  disabled: (b) => b.disable(),
  'metrics-only': (b) => b.metricsOnly(),
};

/** What each command makes of each state, written out: M moves, = does nothing, R renews, X is illegal. */
const TABLE = `
               closed  open  half-open  forced-open  disabled  metrics-only
  trip            M      =       M           X           X           X
  probe           X      M       =           X           X           X
  force-open      M      M       M           R           M           M
  disable         M      M       M           M           R           M
  metrics-only    M      M       M           M           M           R
  reset           =      M       M           M           M           M
`;
const TARGETS: Record<string, BreakerState> = {
  trip: 'open',
  probe: 'half-open',
  'force-open': 'forced-open',
  disable: 'disabled',
  'metrics-only': 'metrics-only',
  reset: 'closed',
};

const [header = '', ...rows] = TABLE.trim().split('\n');
const cells = rows.flatMap((row) => {
  const [command = '', ...marks] = row.trim().split(/\s+/);
  return header
    .trim()
    .split(/\s+/)
    .map((state, column) => [command, state, marks[column]] as const);
}) as [BreakerCommand, BreakerState, string][]; // the table is written in these very words
const marked = (mark: string): [BreakerCommand, BreakerState][] =>
  cells.filter((cell) => cell[2] === mark).map(([command, state]) => [command, state]);

describe('the table of commands', () => {
  const stage = (command: BreakerCommand, state: BreakerState) => {
    const b = bench();
    WAYS[state](b.breaker);
    b.events.length = 0;
    const before = b.breaker.snapshot();
    const act = (): void => COMMANDS[command](b.breaker, { reason: 'why', actor: 'ana' });
    const cause = { type: 'operator', command, reason: 'why', actor: 'ana', expiresAt: null };
    const resets = command === 'reset' ? ['reset'] : [];
    return { ...b, before, act, cause, resets };
  };

  it('[M5] has a cell for every command in every state', () => {
    expect(cells).toHaveLength(36);
    expect(new Set(cells.map(([, , mark]) => mark))).toEqual(new Set(['M', '=', 'R', 'X']));
  });

  it.each(marked('X'))('[M5] %s is illegal from %s and changes nothing', (command, state) => {
    const { act, breaker, before, events } = stage(command, state);
    expect(act).toThrow(IllegalTransitionError);
    const said = { from: state, to: TARGETS[command], code: 'EILLEGALTRANSITION', breaker: 'payments' };
    expect(act).toThrow(expect.objectContaining(said));
    expect(breaker.snapshot()).toEqual(before);
    expect(events).toEqual([]);
  });

  it.each(marked('M'))('[M5] %s moves from %s', (command, state) => {
    const { act, breaker, before, cause, events, resets } = stage(command, state);
    act();
    expect(events.map(({ type }) => type)).toEqual(['transition', ...resets]);
    expect(events[0]).toMatchObject({ from: state, to: TARGETS[command], cause, at: 5_000 });
    expect(breaker.snapshot()).toMatchObject({
      state: TARGETS[command],
      generation: before.generation + 1,
      cause,
    });
  });

  it.each(marked('R'))('[M5] %s renews %s', (command, state) => {
    const { act, breaker, before, cause, events } = stage(command, state);
    act();
    expect(events).toMatchObject([
      { type: 'override-renewed', cause, snapshot: { state, override: { reason: 'why', actor: 'ana' } } },
    ]);
    const { override } = breaker.snapshot();
    expect(breaker.snapshot()).toEqual({ ...before, override });
  });

  it.each(marked('='))('[M5] %s finds %s as it would have it', (command, state) => {
    const { act, breaker, before, events, resets } = stage(command, state);
    act();
    expect(events.map(({ type }) => type)).toEqual(resets);
    expect(breaker.snapshot()).toEqual({ ...before, generation: before.generation + resets.length });
  });
});

it('[M1] forced open refuses everything, at any time, whatever arrives late', async () => {
  const b = bench();
  const permits = [b.breaker.acquire(), b.breaker.acquire()];
  b.breaker.forceOpen();
  for (let i = 0; i < 5; i += 1) {
    b.clock.advance(1e9);
    expect(b.breaker.acquire()).toBe(0);
  }
  for (const permit of permits) finish(b.breaker, permit, 'S');
  await expect(b.breaker.execute(ok)).rejects.toMatchObject({ state: 'forced-open', retryAfterMs: null });
  expect(b.breaker.snapshot().totals).toMatchObject({ rejected: 6, late: 2 });
  expect(b.events.filter((e) => e.type === 'call' && e.outcome === 'rejected')).toHaveLength(6);
  b.breaker.reset();
  await expect(b.breaker.execute(ok)).resolves.toBe('fine');
});

it('[M2] disabled permits everything and keeps no window, while totals and call events go on', async () => {
  const b = bench({ consecutiveFailuresThreshold: 1, slidingWindow: { type: 'count-based', size: 8 } });
  play(b.breaker, 'SS');
  b.breaker.disable();
  play(b.breaker, 'FFFFfffSI');
  await b.breaker.execute(boom).catch(() => {});
  expect(b.breaker.snapshot()).toMatchObject({
    state: 'disabled',
    bufferedCalls: 0,
    failureRate: null,
    consecutiveFailures: 0,
    totals: { success: 3, failure: 8, ignored: 1 },
    latency: { count: 0 },
  });
  expect(b.events.filter((event) => event.type === 'call')).toHaveLength(12);
});

describe('metrics-only', () => {
  it('[M2] permits everything and never trips, and tells once when it would have', () => {
    const b = bench({ consecutiveFailuresThreshold: 3 });
    b.breaker.metricsOnly();
    play(b.breaker, 'FFFFFFFF');
    expect(b.breaker.state).toBe('metrics-only');
    const told = b.events.filter((event) => event.type === 'threshold-exceeded');
    expect(told.map(({ cause }) => cause.type)).toEqual(['consecutive-failures', 'failure-rate']);
    expect(told[1]).toMatchObject({
      at: 5_000,
      cause: {
        observed: 100,
        threshold: 50,
        totals: { bufferedCalls: 4, failedCalls: 4 },
        errors: [{ message: 'boom', count: 4 }],
      },
      snapshot: { state: 'metrics-only', failureRate: 100 },
    });
  });

  it('[M2] tells again after the rate has been below', () => {
    const b = bench();
    b.breaker.metricsOnly();
    play(b.breaker, 'FFFF');
    play(b.breaker, 'SSS'); // 25 %
    play(b.breaker, 'FF'); // 50 % again
    expect(b.events.filter((event) => event.type === 'threshold-exceeded')).toHaveLength(2);
  });

  it('[M2] tells again when time alone has brought the rate down', () => {
    const slidingWindow = { type: 'time-based', duration: 1_000, buckets: 10 } as const;
    const b = bench({ slidingWindow, minimumNumberOfCalls: 1, failureRateThreshold: 100 });
    b.breaker.metricsOnly();
    play(b.breaker, 'FF');
    b.clock.advance(2_000);
    play(b.breaker, 'F');
    expect(b.events.filter((event) => event.type === 'threshold-exceeded')).toHaveLength(2);
  });

  it('[M2] keeps the window it finds, and what it finds exceeded is no crossing', () => {
    const b = bench();
    play(b.breaker, 'FFFS');
    b.breaker.metricsOnly();
    expect(b.breaker.snapshot()).toMatchObject({ bufferedCalls: 4, failedCalls: 3 });
    play(b.breaker, 'F');
    expect(b.events.some((event) => event.type === 'threshold-exceeded')).toBe(false);
  });
});

describe('expiry', () => {
  it.each([
    ['force-open', 'half-open'],
    ['disable', 'closed'],
    ['metrics-only', 'closed'],
  ] as const)('[M3] %s ends in %s on time, though nobody calls', (command, state) => {
    const b = bench();
    play(b.breaker, 'FFF');
    COMMANDS[command](b.breaker, { expiresAfter: 2_000, reason: 'drill', actor: 'ana' });
    expect(b.breaker.snapshot()).toMatchObject({
      cause: { expiresAt: 7_000 },
      override: { command, reason: 'drill', actor: 'ana', expiresInMs: 2_000 },
    });
    b.clock.advance(1_999);
    expect(b.breaker.snapshot().override?.expiresInMs).toBe(1);
    b.clock.advance(1);
    expect(b.breaker.snapshot()).toMatchObject({ state, since: 7_000, override: null });
    const left = state === 'closed' ? 0 : 3;
    expect(b.breaker.snapshot()).toMatchObject({ bufferedCalls: left, consecutiveFailures: left });
    expect(b.transitions().at(-1)).toMatchObject({
      at: 7_000,
      cause: { type: 'override-expired', command, reason: 'drill', actor: 'ana' },
    });
    expect(b.clock.pendingTimers).toBe(0);
  });

  it('[M3] after forced-open one probe decides, and the outage it interrupted goes on counting', () => {
    const b = bench({ permittedNumberOfCallsInHalfOpenState: 1 });
    play(b.breaker, 'FFFF');
    b.breaker.forceOpen({ expiresAfter: 100 });
    b.clock.advance(100);
    play(b.breaker, 'F');
    expect(b.breaker.snapshot()).toMatchObject({ state: 'open', openAttempt: 2 });
  });

  it.each([
    ['force-open', 'half-open'],
    ['disable', 'closed'],
    ['metrics-only', 'closed'],
  ] as const)(
    '[M3] %s whose timer is late is ended by the next call, as of its own time',
    (command, state) => {
      const late = lateTimers();
      const b = bench({}, { clock: late.clock });
      COMMANDS[command](b.breaker, { expiresAfter: 100 });
      late.jump(150);
      expect(b.breaker.snapshot()).toMatchObject({ state: TARGETS[command], override: { expiresInMs: 0 } });
      const permit = b.breaker.acquire();
      expect(b.transitions()).toMatchObject([{ at: 0 }, { at: 100, to: state }]);
      expect(b.breaker.snapshot()).toMatchObject({ state, since: 100 });
      expect(finish(b.breaker, permit, 'I')).toBe(true);
      late.fire();
      expect(b.transitions()).toHaveLength(2);
    },
  );

  it.each(['disable', 'metrics-only'] as const)(
    '[M3] a result that comes after %s should have ended is late',
    (command) => {
      const late = lateTimers();
      const b = bench({}, { clock: late.clock });
      COMMANDS[command](b.breaker, { expiresAfter: 100 });
      const permit = b.breaker.acquire();
      late.jump(100);
      expect(finish(b.breaker, permit, 'F')).toBe(false);
      expect(b.breaker.snapshot()).toMatchObject({ state: 'closed', bufferedCalls: 0, totals: { late: 1 } });
    },
  );

  it('[M3] forced open found long after its end: the probing nobody did has ended too', () => {
    const late = lateTimers();
    const b = bench({ maxWaitDurationInHalfOpenState: 50 }, { clock: late.clock });
    b.breaker.forceOpen({ expiresAfter: 100 });
    late.jump(500);
    expect(b.breaker.acquire()).toBe(0);
    expect(b.moves().slice(1)).toEqual([
      'forced-open>half-open override-expired',
      'half-open>open half-open-expired',
    ]);
    expect(b.breaker.snapshot()).toMatchObject({ since: 150, openAttempt: 1, retryAfterMs: 650 });
  });

  it('[M3] nor does its own timer, if that late, begin another probing', () => {
    const late = lateTimers();
    const b = bench({ maxWaitDurationInHalfOpenState: 50 }, { clock: late.clock });
    b.breaker.forceOpen({ expiresAfter: 100 });
    late.jump(100 + 50 + 1_000);
    late.fire();
    expect(b.breaker.snapshot()).toMatchObject({ state: 'open', since: 150, waitElapsed: true });
  });

  it('[M3] a renewal moves the expiry, forth and back, or takes it away', () => {
    const b = bench();
    b.breaker.disable({ expiresAfter: 100 });
    b.clock.advance(50);
    b.breaker.disable({ expiresAfter: 100, reason: 'longer' });
    b.clock.advance(99);
    expect(b.breaker.state).toBe('disabled');
    b.breaker.disable();
    b.clock.advance(1e6);
    expect(b.breaker.snapshot()).toMatchObject({
      state: 'disabled',
      override: { expiresInMs: null, reason: null },
    });
    expect(b.clock.pendingTimers).toBe(0);
    b.breaker.disable({ expiresAfter: 10 });
    b.clock.advance(10);
    expect(b.breaker.state).toBe('closed');
  });

  it('[M3] forced open refuses with what is left of it, or null where only a reset ends it', async () => {
    const b = bench();
    b.breaker.forceOpen({ expiresAfter: 100 });
    b.clock.advance(30);
    expect(b.breaker.snapshot().retryAfterMs).toBe(70);
    await expect(b.breaker.execute(ok)).rejects.toMatchObject({ state: 'forced-open', retryAfterMs: 70 });
    expect(await b.breaker.tryExecute(ok)).toMatchObject({ error: { retryAfterMs: 70 } });
    b.breaker.forceOpen({ expiresAfter: 500 });
    expect(await b.breaker.tryExecute(ok)).toMatchObject({ error: { retryAfterMs: 500 } });
    b.breaker.forceOpen();
    expect(b.breaker.snapshot().retryAfterMs).toBeNull();
    await expect(b.breaker.execute(ok)).rejects.toMatchObject({ state: 'forced-open', retryAfterMs: null });
  });

  it.each(['disable', 'metricsOnly'] as const)('[M3] under %s no call waits for the expiry', (command) => {
    const b = bench();
    b.breaker[command]({ expiresAfter: 100 });
    expect(b.breaker.snapshot().retryAfterMs).toBeNull();
  });

  it('[M3] forced open whose timer is late has nothing left, and never less', () => {
    const late = lateTimers();
    const b = bench({}, { clock: late.clock });
    b.breaker.forceOpen({ expiresAfter: 100 });
    late.jump(150);
    expect(b.breaker.snapshot()).toMatchObject({ state: 'forced-open', retryAfterMs: 0 });
  });

  it('[M3] another override or a reset takes the expiry along', () => {
    const b = bench();
    b.breaker.disable({ expiresAfter: 100 });
    b.breaker.forceOpen();
    b.clock.advance(1_000);
    expect(b.breaker.state).toBe('forced-open');
    b.breaker.metricsOnly({ expiresAfter: 100 });
    b.breaker.reset();
    b.clock.advance(1_000);
    expect(b.breaker.state).toBe('closed');
    expect(b.clock.pendingTimers).toBe(0);
  });

  it.each([0, -1, Number.NaN])('[M3] an expiry of %d is refused and changes nothing', (expiresAfter) => {
    const b = bench();
    expect(() => b.breaker.forceOpen({ expiresAfter })).toThrow(InvalidConfigError);
    expect(() => b.breaker.forceOpen({ expiresAfter })).toThrow('`expiresAfter` must be a number above 0');
    expect(b.breaker.state).toBe('closed');
  });

  it('[M3] Infinity is until reset', () => {
    const b = bench();
    b.breaker.forceOpen({ expiresAfter: Infinity });
    expect(b.breaker.snapshot().override?.expiresInMs).toBeNull();
    expect(b.clock.pendingTimers).toBe(0);
  });
});

it('[M4] a trip by hand recovers by itself', () => {
  const b = bench();
  b.breaker.trip({ reason: 'deploy', actor: 'ana' });
  expect(b.breaker.snapshot()).toMatchObject({
    state: 'open',
    openAttempt: 1,
    retryAfterMs: 1_000,
    override: null,
  });
  b.clock.advance(1_000);
  play(b.breaker, 'SS');
  expect(b.breaker.state).toBe('closed');
});

it('[M4] a trip from half-open is the next attempt', () => {
  const b = bench({ waitDurationInOpenState: { initial: 100, max: 1_000 } });
  b.breaker.trip();
  b.breaker.probe();
  b.breaker.trip();
  expect(b.breaker.snapshot()).toMatchObject({ openAttempt: 2, retryAfterMs: 200 });
});

it('[M4] a probe by hand cuts the wait short', () => {
  const b = bench();
  play(b.breaker, 'FFFF');
  b.breaker.probe({ actor: 'ana' });
  expect(b.breaker.snapshot()).toMatchObject({ state: 'half-open', openAttempt: 1, retryAfterMs: 1_000 });
  play(b.breaker, 'SS');
  expect(b.breaker.state).toBe('closed');
});

it.each(Object.entries(WAYS))('[M4] reset from %s gives an empty window and attempt 0', (_state, way) => {
  const b = bench({ consecutiveFailuresThreshold: 4 });
  play(b.breaker, 'FFF');
  way(b.breaker);
  b.clock.advance(10);
  b.breaker.reset();
  expect(b.breaker.snapshot()).toMatchObject({
    state: 'closed',
    bufferedCalls: 0,
    failedCalls: 0,
    consecutiveFailures: 0,
    openAttempt: 0,
  });
  play(b.breaker, 'FFF');
  expect(b.breaker.state).toBe('closed');
});

it('[M4] disabled and metrics-only forget the attempt, forced-open keeps it', () => {
  const b = bench();
  play(b.breaker, 'FFFF');
  b.breaker.forceOpen();
  expect(b.breaker.snapshot().openAttempt).toBe(1);
  b.breaker.metricsOnly();
  expect(b.breaker.snapshot().openAttempt).toBe(0);
});
