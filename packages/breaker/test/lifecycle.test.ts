import { describe, expect, it } from 'vitest';
import {
  BreakerDisposedError,
  CircuitBreaker,
  type CircuitBreakerConfig,
  type CircuitBreakerMemento,
  InvalidConfigError,
} from '../src/index.ts';
import { ManualClock } from '../src/testing/index.ts';
import { type Bench, bench, defer, finish, lateTimers, listen, ok, play, SMALL, settle } from './harness.ts';

const PATHS: Record<string, (b: Bench) => void> = {
  'a fresh breaker': () => {},
  closed: (b) => play(b.breaker, 'SFsI'),
  'closed, with a full window': (b) => play(b.breaker, 'SSSSSSSSFSfS'),
  'closed after an outage': (b) => {
    play(b.breaker, 'FFFF');
    b.clock.advance(1_000);
    play(b.breaker, 'SSS');
  },
  'closed, in slow start': (b) => {
    b.breaker.reconfigure({ slowStart: { duration: 400, initialRate: 30 } });
    b.breaker.trip();
    b.breaker.probe();
    play(b.breaker, 'SS');
    b.clock.advance(100);
    b.breaker.acquire();
    b.breaker.acquire();
  },
  open: (b) => play(b.breaker, 'FFfF'),
  'open, its wait half over': (b) => {
    play(b.breaker, 'FFFF');
    b.clock.advance(500);
  },
  'open, its wait over': (b) => {
    play(b.breaker, 'FFFF');
    b.clock.advance(1_500);
  },
  'open for the third time': (b) => {
    for (let i = 0; i < 3; i += 1) {
      b.breaker.trip();
      if (i < 2) b.breaker.probe();
    }
  },
  'open for ever': (b) => {
    b.breaker.reconfigure({ waitDurationInOpenState: Infinity });
    b.breaker.trip();
  },
  'forced open': (b) => b.breaker.forceOpen({ reason: 'drill', actor: 'ana' }),
  'forced open for a while': (b) => {
    play(b.breaker, 'FFFF');
    b.breaker.forceOpen({ expiresAfter: 900 });
    b.clock.advance(300);
  },
  disabled: (b) => b.breaker.disable({ expiresAfter: 700 }),
  'metrics-only': (b) => {
    b.breaker.metricsOnly({ expiresAfter: 700, actor: 'ana' });
    play(b.breaker, 'SFFF');
    b.clock.advance(10);
  },
};

const FOLLOW_UPS = [
  'SFSFSFSF',
  'FFFF',
  '>SS',
  '>>>>>>>>>F',
  '>>>>>>>>>>>>SFS',
  '>>>>>>>>>>>>FSSS',
  'SFI>SFI>SFI>SFI>SFI>SFI>SFI>SFI>SFI',
];

/** What a memento does not hold. */
const FORGOTTEN = new Set(['generation', 'seq', 'latency', 'errors']);

/** What anyone can see of a breaker while a script is played: `>` is 130 ms. */
function watch(breaker: CircuitBreaker, clock: ManualClock, script: string): unknown {
  const { events } = listen(breaker);
  const seen: unknown[] = [];
  for (const step of script) {
    if (step === '>') clock.advance(130);
    else {
      const permit = breaker.acquire();
      seen.push(permit > 0, permit > 0 && finish(breaker, permit, step));
    }
    seen.push(breaker.snapshot());
  }
  return JSON.parse(JSON.stringify([seen, events]), (key, value) => (FORGOTTEN.has(key) ? null : value));
}

describe.each([
  ['count-based', { slidingWindow: { type: 'count-based', size: 8 } }],
  ['time-based', { slidingWindow: { type: 'time-based', duration: 1_000, buckets: 4 } }],
  [
    'automatic',
    { slidingWindow: { type: 'count-based', size: 8 }, automaticTransitionFromOpenToHalfOpen: true },
  ],
] as const)('%s', (kind, config) => {
  // Where a timer moves it on, open with its wait over does not last.
  const paths = Object.keys(PATHS).filter((path) => kind !== 'automatic' || path !== 'open, its wait over');
  it.each(paths)('[T3] %s goes through JSON and then behaves the same', (path) => {
    for (const script of FOLLOW_UPS) {
      const b = bench(config);
      PATHS[path]?.(b);
      const memento: CircuitBreakerMemento = JSON.parse(JSON.stringify(b.breaker.export()));
      const clock = new ManualClock(b.clock.now());
      const restored = CircuitBreaker.restore(memento, b.breaker.config, { clock });
      expect(restored.export()).toEqual(memento);
      expect(watch(restored, clock, script)).toEqual(watch(b.breaker, b.clock, script));
    }
  });
});

it('[T3] half-open comes back as open with its wait over, and no permit survives', () => {
  const b = bench();
  play(b.breaker, 'FFFF');
  b.clock.advance(1_000);
  const permit = b.breaker.acquire();
  const clock = new ManualClock(77);
  const restored = CircuitBreaker.restore(b.breaker.export(), SMALL, { clock });
  expect(restored.snapshot()).toMatchObject({
    state: 'open',
    waitElapsed: true,
    openAttempt: 1,
    halfOpen: null,
    since: 77,
    cause: { type: 'restored' },
  });
  expect(restored.succeed(permit, 1)).toBe(false);
  expect([restored.acquire() > 0, restored.acquire() > 0, restored.acquire()]).toEqual([true, true, 0]);
});

it('[T3] on a clock of another start every deadline is as far', () => {
  const b = bench();
  b.breaker.forceOpen({ expiresAfter: 500 });
  b.clock.advance(100);
  const clock = new ManualClock(1e9);
  const restored = CircuitBreaker.restore(b.breaker.export(), SMALL, { clock });
  expect(restored.snapshot()).toMatchObject({
    since: 1e9 - 100,
    override: { expiresInMs: 400 },
    cause: { expiresAt: 1e9 + 400 },
  });
  clock.advance(400);
  expect(restored.state).toBe('half-open');
});

it('[T3] restored so much later the deadline is that much nearer', () => {
  const b = bench({ slidingWindow: { type: 'time-based', duration: 1_000, buckets: 10 } });
  play(b.breaker, 'SS');
  b.clock.advance(500);
  play(b.breaker, 'FF');
  const restore = (elapsedSinceExportMs: number): CircuitBreaker => {
    const runtime = { clock: new ManualClock(b.clock.now() + elapsedSinceExportMs), elapsedSinceExportMs };
    return CircuitBreaker.restore(b.breaker.export(), b.breaker.config, runtime);
  };
  expect(restore(0).snapshot()).toMatchObject({ state: 'open', retryAfterMs: 1_000, bufferedCalls: 4 });
  expect(restore(-600).snapshot()).toMatchObject({ retryAfterMs: 1_000, bufferedCalls: 4 });
  expect(restore(600).snapshot()).toMatchObject({
    retryAfterMs: 400,
    bufferedCalls: 2,
    since: b.clock.now(),
  });
  expect(restore(1_000).snapshot()).toMatchObject({ retryAfterMs: 0, waitElapsed: true, bufferedCalls: 0 });
  b.breaker.forceOpen({ expiresAfter: 50 });
  expect(restore(60).snapshot()).toMatchObject({ state: 'forced-open', override: { expiresInMs: 0 } });
  b.breaker.disable();
  expect(restore(1e9).snapshot()).toMatchObject({ state: 'disabled', override: { expiresInMs: null } });
});

it('[T3] export changes nothing', () => {
  const b = bench({ slidingWindow: { type: 'time-based', duration: 1_000 } });
  play(b.breaker, 'SFF');
  b.clock.advance(10_000);
  const before = b.breaker.snapshot();
  expect(b.breaker.export()).toEqual(b.breaker.export());
  expect(b.breaker.snapshot()).toEqual(before);
  expect(b.events.filter(({ type }) => type !== 'call')).toEqual([]);
});

it('[T3] outcomes are written oldest first, buckets by their age', () => {
  const count = bench({
    slidingWindow: { type: 'count-based', size: 5 },
    minimumNumberOfCalls: 5,
    failureRateThreshold: 100,
  });
  play(count.breaker, 'FFFSFsf');
  expect(count.breaker.export().window).toEqual({ type: 'count-based', outcomes: '10123' });
  const time = bench({
    slidingWindow: { type: 'time-based', duration: 1_000, buckets: 10 },
    minimumNumberOfCalls: 100,
  });
  play(time.breaker, 'Sf');
  time.clock.advance(350);
  play(time.breaker, 'F');
  expect(time.breaker.export().window).toEqual({
    type: 'time-based',
    bucketDuration: 100,
    buckets: [
      { age: 3, total: 2, failed: 1, slow: 1, slowFailed: 1 },
      { age: 0, total: 1, failed: 1, slow: 0, slowFailed: 0 },
    ],
  });
});

it('[T3] a big window is written whole', () => {
  const { breaker } = bench({
    slidingWindow: { type: 'count-based', size: 10_000 },
    minimumNumberOfCalls: 10_000,
    failureRateThreshold: 100,
  });
  for (let i = 0; i < 12_345; i += 1) breaker.succeed(breaker.acquire(), i % 3 === 0 ? 1e6 : 1);
  const { window } = breaker.export();
  const expected = Array.from({ length: 10_000 }, (_, i) => ((i + 2_345) % 3 === 0 ? '2' : '0')).join('');
  expect(window).toEqual({ type: 'count-based', outcomes: expected });
});

it.each([
  ['version', { version: 2 }],
  ['state', { state: 'ajar' }],
  ['openAttempt', { openAttempt: -1 }],
  ['elapsedMs', { elapsedMs: null }],
  ['remainingWaitMs', { state: 'open', remainingWaitMs: null }],
  ['window.outcomes', { window: { type: 'count-based', outcomes: '0142' } }],
  ['window.type', { window: { type: 'tumbling' } }],
  ['window', { window: null }],
  [
    'window.buckets.0.failed',
    {
      window: {
        type: 'time-based',
        bucketDuration: 1,
        buckets: [{ age: 0, total: 1, failed: 2, slow: 0, slowFailed: 0 }],
      },
    },
  ],
  [
    'window.buckets.0.slowFailed',
    {
      window: {
        type: 'time-based',
        bucketDuration: 1,
        buckets: [{ age: 0, total: 2, failed: 2, slow: 2, slowFailed: 1 }],
      },
    },
  ],
  ['override.command', { state: 'disabled' }],
  [
    'override.command',
    {
      state: 'open',
      remainingWaitMs: 1,
      override: { command: 'disable', reason: null, actor: null, remainingMs: null },
    },
  ],
  ['totals.late', { totals: { success: 0, failure: 0, ignored: 0, rejected: 0, timeout: 0 } }],
])('[T3] a memento with a wrong %s is refused', (path, wrong) => {
  const memento = { ...bench().breaker.export(), ...wrong } as CircuitBreakerMemento; // as a store might give it back
  expect(() => CircuitBreaker.restore(memento)).toThrow(InvalidConfigError);
  expect(() => CircuitBreaker.restore(memento)).toThrow(`memento.${path}`);
});

describe('reconfigure', () => {
  it('[T4] keeps state, deadline and counts', () => {
    const b = bench();
    play(b.breaker, 'SFFf');
    b.clock.advance(300);
    const { latency, ...before } = b.breaker.snapshot();
    b.breaker.reconfigure({ waitDurationInOpenState: 60_000, permittedNumberOfCallsInHalfOpenState: 1 });
    expect(b.breaker.snapshot()).toEqual({ ...before, latency });
    expect(b.events.at(-1)).toMatchObject({
      type: 'reconfigured',
      seq: 2,
      at: 5_300,
      changes: { waitDurationInOpenState: 60_000, permittedNumberOfCallsInHalfOpenState: 1 },
      snapshot: { state: 'open', retryAfterMs: 700 },
    });
    b.clock.advance(700);
    play(b.breaker, 'F');
    expect(b.breaker.snapshot()).toMatchObject({ state: 'open', retryAfterMs: 60_000 });
  });

  it('[T4] shrinking a count window drops only the oldest, growing it drops nothing', () => {
    const b = bench({
      slidingWindow: { type: 'count-based', size: 6 },
      minimumNumberOfCalls: 2,
      failureRateThreshold: 100,
    });
    play(b.breaker, 'SFSFSSfs');
    const outcomes = (): unknown => b.breaker.export().window;
    expect(outcomes()).toMatchObject({ outcomes: '010032' });
    b.breaker.reconfigure({ slidingWindow: { type: 'count-based', size: 4 } });
    expect(outcomes()).toMatchObject({ outcomes: '0032' });
    b.breaker.reconfigure({ slidingWindow: { type: 'count-based', size: 10 } });
    expect(outcomes()).toMatchObject({ outcomes: '0032' });
    play(b.breaker, 'F');
    expect(b.breaker.snapshot()).toMatchObject({
      bufferedCalls: 5,
      failedCalls: 2,
      slowCalls: 2,
      slowFailedCalls: 1,
    });
  });

  it('[T4] shrinking a time window drops only what is too old for it', () => {
    const b = bench({
      slidingWindow: { type: 'time-based', duration: 1_000, buckets: 10 },
      minimumNumberOfCalls: 100,
    });
    play(b.breaker, 'FFF');
    b.clock.advance(600);
    play(b.breaker, 'Sf');
    b.breaker.reconfigure({ slidingWindow: { type: 'time-based', duration: 500, buckets: 5 } });
    expect(b.breaker.snapshot()).toMatchObject({ bufferedCalls: 2, failedCalls: 1, slowFailedCalls: 1 });
    b.breaker.reconfigure({ slidingWindow: { type: 'time-based', duration: 60_000, buckets: 6 } });
    expect(b.breaker.snapshot()).toMatchObject({ bufferedCalls: 2 });
  });

  it('[T4] what the present bucket holds is as old as now, in a finer window too', () => {
    const b = bench({
      slidingWindow: { type: 'time-based', duration: 1_000, buckets: 10 },
      minimumNumberOfCalls: 100,
    });
    b.clock.advance(10); // early in a bucket of 100 ms, whose middle is still to come
    play(b.breaker, 'SF');
    b.breaker.reconfigure({ slidingWindow: { type: 'time-based', duration: 100, buckets: 10 } });
    const at = (ms: number): number => {
      b.clock.advance(ms);
      return b.breaker.snapshot().bufferedCalls;
    };
    expect([at(0), at(99), at(1)]).toEqual([2, 2, 0]);
  });

  it('[T4] from one kind of window to the other the counts go along', () => {
    const b = bench({
      slidingWindow: { type: 'count-based', size: 6 },
      minimumNumberOfCalls: 6,
      failureRateThreshold: 100,
    });
    play(b.breaker, 'SFsf');
    const counts = { bufferedCalls: 4, failedCalls: 2, slowCalls: 2, slowFailedCalls: 1 };
    b.breaker.reconfigure({ slidingWindow: { type: 'time-based', duration: 1_000 } });
    expect(b.breaker.snapshot()).toMatchObject(counts);
    b.breaker.reconfigure({ slidingWindow: { type: 'count-based', size: 6 } });
    expect(b.breaker.snapshot()).toMatchObject(counts);
    expect(b.breaker.export().window).toMatchObject({ outcomes: '0213' });
    b.breaker.reconfigure({ minimumNumberOfCalls: 1, slidingWindow: { type: 'count-based', size: 2 } });
    expect(b.breaker.export().window).toMatchObject({ outcomes: '13' });
  });

  it('[T4] a lower threshold trips with the next outcome, not before', () => {
    const b = bench({ failureRateThreshold: 100 });
    play(b.breaker, 'FFSS');
    b.breaker.reconfigure({ failureRateThreshold: 25 });
    expect(b.breaker.state).toBe('closed');
    play(b.breaker, 'S');
    expect(b.breaker.state).toBe('open');
  });

  it('[T4] a half-open period keeps the permits it began with', () => {
    const b = bench({ permittedNumberOfCallsInHalfOpenState: 3 });
    b.breaker.trip();
    b.breaker.probe();
    const first = b.breaker.acquire();
    b.breaker.reconfigure({ permittedNumberOfCallsInHalfOpenState: 1, maxWaitDurationInHalfOpenState: 1 });
    expect(b.breaker.snapshot()).toMatchObject({ retryAfterMs: 1_000, halfOpen: { permitted: 3 } });
    expect([b.breaker.acquire() > 0, b.breaker.acquire() > 0, b.breaker.acquire()]).toEqual([true, true, 0]);
    expect(finish(b.breaker, first, 'S')).toBe(true);
    expect(b.breaker.state).toBe('half-open');
  });

  it.each<CircuitBreakerConfig>([
    { failureRateThreshold: 0 },
    { minimumNumberOfCalls: 5 }, // more than the window of 4
    { slidingWindow: { type: 'count-based', size: 3 } }, // less than the minimum of 4
    { maxConcurrentCallsInHalfOpenState: 3 },
    { measureLatency: false, slowCallRateThreshold: 10 },
  ])('[T4] an invalid configuration throws and changes nothing: %o', (wrong) => {
    const b = bench();
    play(b.breaker, 'SFS');
    const before = [b.breaker.snapshot(), b.breaker.config, b.events.length];
    expect(() => b.breaker.reconfigure(wrong)).toThrow(InvalidConfigError);
    expect([b.breaker.snapshot(), b.breaker.config, b.events.length]).toEqual(before);
    b.breaker.reconfigure({ timeout: 5 }); // nor is it remembered
    expect(b.breaker.config).toMatchObject({ timeout: 5, failureRateThreshold: 50, minimumNumberOfCalls: 4 });
  });

  it('[T4] the automatic transition can be turned on and off while open', () => {
    const b = bench();
    b.breaker.trip();
    b.breaker.reconfigure({ automaticTransitionFromOpenToHalfOpen: true });
    expect(b.clock.pendingTimers).toBe(1);
    b.breaker.reconfigure({ automaticTransitionFromOpenToHalfOpen: false });
    expect(b.clock.pendingTimers).toBe(0);
    b.clock.advance(5_000);
    expect(b.breaker.state).toBe('open');
    b.breaker.reconfigure({ automaticTransitionFromOpenToHalfOpen: true });
    b.clock.advance(0);
    expect(b.breaker.state).toBe('half-open');
  });

  it('[T4] a call begun before durations were taken has none', async () => {
    const b = bench({ measureLatency: false });
    b.breaker.subscribe((event) => b.events.push(event), ['call']);
    const deferred = defer<string>();
    const call = b.breaker.execute(() => deferred.promise);
    b.breaker.reconfigure({ measureLatency: true, slowCallDurationThreshold: 10 });
    deferred.resolve('fine');
    await call;
    expect(b.events).toContainEqual(expect.objectContaining({ type: 'call', durationMs: null, slow: false }));
    expect(b.breaker.snapshot()).toMatchObject({ bufferedCalls: 1, slowCalls: 0, latency: { count: 0 } });
  });

  it('[T4] a derived default follows what it is derived from', () => {
    const b = bench();
    b.breaker.reconfigure({ permittedNumberOfCallsInHalfOpenState: 7, waitDurationInOpenState: 9_000 });
    expect(b.breaker.config).toMatchObject({
      maxConcurrentCallsInHalfOpenState: 7,
      maxWaitDurationInHalfOpenState: 9_000,
    });
  });

  it('[T4] ends first what time has ended', () => {
    const late = lateTimers();
    const b = bench({}, { clock: late.clock });
    b.breaker.disable({ expiresAfter: 10 });
    late.jump(20);
    b.breaker.reconfigure({ timeout: 5 });
    expect(b.events.map(({ type }) => type)).toEqual(['transition', 'transition', 'reconfigured']);
  });

  it('[T4] latency can be turned on and off', () => {
    const b = bench();
    play(b.breaker, 'S');
    b.breaker.reconfigure({ measureLatency: false });
    expect(b.breaker.snapshot().latency).toBeNull();
    play(b.breaker, 'S');
    b.breaker.reconfigure({ measureLatency: true });
    play(b.breaker, 'S');
    expect(b.breaker.snapshot()).toMatchObject({ bufferedCalls: 3, latency: { count: 2 } });
  });
});

it('[T2] a breaker holds a timer only for what must happen without a call', () => {
  const b = bench({ automaticTransitionFromOpenToHalfOpen: true });
  const timers = (): number => b.clock.pendingTimers;
  expect(timers()).toBe(0);
  play(b.breaker, 'SF');
  expect(timers()).toBe(0);
  b.breaker.trip();
  expect(timers()).toBe(1);
  b.clock.advance(1_000);
  expect(timers()).toBe(1);
  play(b.breaker, 'SS');
  expect(timers()).toBe(0);
  b.breaker.disable({ expiresAfter: 10 });
  b.breaker.disable({ expiresAfter: 20 });
  expect(timers()).toBe(1);
  b.breaker.reset();
  expect(timers()).toBe(0);
});

it('[T2] without the automatic transition neither open nor half-open holds one', () => {
  const b = bench();
  b.breaker.trip();
  expect(b.clock.pendingTimers).toBe(0);
  b.clock.advance(1_000);
  b.breaker.acquire();
  expect(b.breaker.state).toBe('half-open');
  expect(b.clock.pendingTimers).toBe(0);
});

describe('dispose', () => {
  it('[T5] refuses everything, with its own error', async () => {
    const { breaker } = bench();
    breaker.dispose();
    await expect(breaker.execute(ok)).rejects.toBeInstanceOf(BreakerDisposedError);
    expect(breaker.acquire()).toBe(0);
    const commands = [
      () => breaker.trip(),
      () => breaker.forceOpen(),
      () => breaker.disable(),
      () => breaker.metricsOnly(),
      () => breaker.probe(),
      () => breaker.reset(),
      () => breaker.reconfigure({}),
    ];
    for (const command of commands) expect(command).toThrow(BreakerDisposedError);
    expect(breaker.snapshot()).toMatchObject({ state: 'closed', totals: { rejected: 0 } });
  });

  it('[T5] holds no timer and no listener, is told once and can be repeated', () => {
    const b = bench({ automaticTransitionFromOpenToHalfOpen: true });
    b.breaker.trip();
    b.clock.advance(1);
    b.breaker.dispose();
    b.breaker.dispose();
    expect(b.clock.pendingTimers).toBe(0);
    expect(b.events.at(-1)).toEqual({ type: 'disposed', seq: 2, at: 5_001 });
    expect(b.events).toHaveLength(2);
    b.clock.advance(1e6);
    expect(b.breaker.state).toBe('open');
    const after: unknown[] = [];
    b.breaker.subscribe((event) => after.push(event))();
    expect(after).toEqual([]);
  });

  it('[T5] an undo that comes after it does nothing', () => {
    const b = bench();
    const undo = b.breaker.subscribe(() => {});
    b.breaker.dispose();
    expect(undo).not.toThrow();
  });

  it('[T5] calls under way end as they will, and count as late', async () => {
    const b = bench({ timeout: 100 });
    const call = defer<string>();
    const [one, two] = [
      b.breaker.execute(() => call.promise),
      b.breaker.execute(() => new Promise(() => {})),
    ];
    const permit = b.breaker.acquire();
    b.breaker.dispose();
    call.resolve('fine');
    await expect(one).resolves.toBe('fine');
    b.clock.advance(100);
    await expect(two).rejects.toMatchObject({ code: 'ETIMEDOUT' });
    expect(finish(b.breaker, permit, 'F')).toBe(false);
    await settle();
    expect(b.breaker.snapshot()).toMatchObject({
      bufferedCalls: 0,
      totals: { success: 0, failure: 0, late: 3 },
    });
    expect(b.events).toHaveLength(1);
  });

  it('[T5] can come from a listener, in the middle of a trip', () => {
    const b = bench();
    b.breaker.subscribe(() => b.breaker.dispose(), ['transition']);
    play(b.breaker, 'FFFF');
    expect(b.events.slice(-2).map(({ type }) => type)).toEqual(['transition', 'disposed']);
    expect(b.breaker.acquire()).toBe(0);
  });

  it('[T5] an override that would have expired does not', () => {
    const late = lateTimers();
    const b = bench({}, { clock: late.clock });
    b.breaker.disable({ expiresAfter: 10 });
    const permit = b.breaker.acquire();
    b.breaker.dispose();
    late.jump(20);
    late.fire();
    expect(finish(b.breaker, permit, 'S')).toBe(false);
    expect(b.breaker.state).toBe('disabled');
  });
});

it('[T6] the same seed, clock and calls give the same events', () => {
  const run = (): unknown => {
    const b = bench({
      waitDurationInOpenState: { initial: 100, max: 5_000, jitter: 0.5 },
      slowStart: { duration: 300, initialRate: 10 },
    });
    for (let i = 0; i < 400; i += 1) {
      play(b.breaker, 'FSFFSSFs'[i % 8] ?? 'S');
      b.clock.advance((i * 37) % 53);
    }
    return [b.events, b.breaker.snapshot()];
  };
  expect(run()).toEqual(run());
});
