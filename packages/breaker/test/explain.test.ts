import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CircuitBreaker, type CircuitBreakerConfig, explainSnapshot, type NextMove } from '../src/index.ts';
import { ManualClock } from '../src/testing/index.ts';
import { bench, play, SMALL } from './harness.ts';

describe('why it is in its state', () => {
  it('[X1] says that nothing has moved it yet', () => {
    expect(bench().breaker.explain()).toMatchObject({
      state: 'closed',
      why: 'It is closed: nothing has moved it yet.',
      cause: null,
    });
  });

  it('[X1] has the numbers and the errors of a trip', () => {
    const { breaker } = bench();
    play(breaker, 'SFSF');
    expect(breaker.explain().why).toBe(
      'It is open: 2 of 4 calls failed, and 50 % reaches the limit of 50 %; most often Error: boom (2).',
    );
    expect(breaker.explain().cause).toBe(breaker.snapshot().cause);
  });

  it.each<[string, CircuitBreakerConfig, (breaker: CircuitBreaker, clock: ManualClock) => void, string]>([
    [
      'slow calls',
      { slowCallRateThreshold: 30 },
      (b) => play(b, 'sSSs'),
      'It is open: 2 of 4 calls were slow, and 50 % reaches the limit of 30 %.',
    ],
    [
      'a streak, of errors without a message',
      { consecutiveFailuresThreshold: 2 },
      (b) => {
        for (let i = 0; i < 2; i += 1) b.fail(b.acquire(), 1, { code: 'ECONNREFUSED' });
      },
      'It is open: 2 calls in a row failed, and the limit is 2; most often ECONNREFUSED (2).',
    ],
    [
      'probes that failed, and the opening it is',
      {},
      (b, clock) => {
        b.trip();
        clock.advance(1_000);
        play(b, 'F');
      },
      'It is open, opening 2 of this outage: 1 of 2 probes failed; most often Error: boom (1).',
    ],
    [
      'probes that were slow',
      { slowCallRateThreshold: 50 },
      (b) => {
        b.trip();
        b.probe();
        play(b, 's');
      },
      'It is open, opening 2 of this outage: 1 of 2 probes were slow.',
    ],
    [
      'probes that succeeded',
      {},
      (b) => {
        b.trip();
        b.probe();
        play(b, 'SS');
      },
      'It is closed: 2 of 2 probes succeeded.',
    ],
    [
      'a wait that is over',
      {},
      (b, clock) => {
        b.trip();
        clock.advance(1_000);
        b.acquire();
      },
      'It is half-open: its wait of 1 s is over.',
    ],
    [
      'probes without a verdict',
      { automaticTransitionFromOpenToHalfOpen: true },
      (b, clock) => {
        b.trip();
        clock.advance(1_000);
        b.acquire();
        clock.advance(1_000);
      },
      'It is open, opening 2 of this outage: its probes gave no verdict in time, 1 of 2 had not ended.',
    ],
    [
      'an operator with a reason',
      {},
      (b) => b.forceOpen({ actor: 'ada', reason: 'deploy 1.4.2' }),
      'It is forced-open: forced open by ada (deploy 1.4.2).',
    ],
    ['an operator without either', {}, (b) => b.trip(), 'It is open: tripped by hand.'],
    [
      'an override that ran out',
      {},
      (b, clock) => {
        b.metricsOnly({ expiresAfter: 50 });
        clock.advance(50);
      },
      'It is closed: the command metrics-only has run out.',
    ],
  ])('[X1] names %s', (_what, ...[config, make, why]) => {
    const { breaker, clock } = bench(config);
    make(breaker, clock);
    expect(breaker.explain().why).toBe(why);
  });

  it('[X1] of one restored while half-open, and of one failed by a message of its own', () => {
    const { breaker, clock } = bench();
    breaker.trip();
    breaker.probe();
    const restored = CircuitBreaker.restore(breaker.export(), SMALL, { clock });
    expect(restored.explain().why).toBe('It is open: it was restored from what it had exported.');
  });

  it('[X1] says why a closed breaker refuses calls: its slow start', () => {
    const { breaker, clock } = bench({ slowStart: { duration: 10_000, initialRate: 20 } });
    breaker.trip();
    breaker.probe();
    play(breaker, 'SS');
    clock.advance(2_500);
    expect(breaker.snapshot().slowStart).toEqual({ admittedRate: 40, endsInMs: 7_500 });
    expect(breaker.explain().why).toBe(
      'It is closed: 2 of 2 probes succeeded; for 7.5 s more only a share of the calls is let through, now 40 %.',
    );
    clock.advance(7_500);
    expect(breaker.snapshot().slowStart).toBeNull();
  });

  it('[X1] moves nothing', () => {
    const { breaker, clock, moves } = bench();
    breaker.trip();
    clock.advance(1_000);
    breaker.explain();
    expect(breaker.state).toBe('open');
    expect(moves()).toEqual(['closed>open operator']);
  });
});

describe('why it has not opened', () => {
  it('[X2] the minimum is not met: so many of so many', () => {
    const { breaker } = bench({ slidingWindow: { type: 'count-based', size: 20 }, minimumNumberOfCalls: 20 });
    play(breaker, 'FFFFFFF');
    expect(breaker.explain().notOpen).toEqual([
      { rule: 'minimum-number-of-calls', observed: 7, threshold: 20 },
    ]);
    expect(breaker.explain().text).toContain('It has not opened: a rate needs 20 calls and there are 7.');
  });

  it('[X2] the rates and the streak are below their thresholds: how far', () => {
    const { breaker } = bench({
      slidingWindow: { type: 'count-based', size: 10 },
      consecutiveFailuresThreshold: 3,
    });
    play(breaker, 'SSSSFsSSSFISF');
    expect(breaker.explain().notOpen).toEqual([
      { rule: 'failure-rate', observed: 30, threshold: 50 },
      { rule: 'slow-call-rate', observed: 10, threshold: 100 },
      { rule: 'consecutive-failures', observed: 1, threshold: 3 },
      { rule: 'ignored', observed: 1, threshold: null },
    ]);
    expect(breaker.explain().text).toContain(
      'It has not opened: the failure rate is 30 % of 50 %, the slow-call rate is 10 % of 100 %, 1 of 3 failures in a row, 1 call ignored so far count in no rate.',
    );
  });

  it('[X2] leaves slow calls out where none is measured', () => {
    const { breaker } = bench({ measureLatency: false });
    play(breaker, 'SSSS');
    expect(breaker.explain().notOpen.map(({ rule }) => rule)).toEqual(['failure-rate']);
    expect(breaker.explain().next.map(({ on }) => on)).toEqual(['failures']);
  });

  it('[X2] an override is why: metrics-only with its rates, disabled has none', () => {
    const { breaker } = bench();
    breaker.metricsOnly();
    play(breaker, 'FFFF');
    expect(breaker.explain().notOpen).toEqual([
      { rule: 'forced', observed: null, threshold: null },
      { rule: 'failure-rate', observed: 100, threshold: 50 },
      { rule: 'slow-call-rate', observed: 0, threshold: 100 },
    ]);
    breaker.disable();
    expect(breaker.explain().notOpen).toEqual([{ rule: 'forced', observed: null, threshold: null }]);
    expect(breaker.explain().text).toBe(
      'It is disabled: disabled by hand. It has not opened: under this command it never does. It goes to closed by reset().',
    );
  });

  it('[X2] has nothing to say where it is open, or about to decide', () => {
    const { breaker } = bench();
    for (const go of ['trip', 'probe', 'forceOpen'] as const) {
      breaker[go]();
      expect(breaker.explain().notOpen).toEqual([]);
      expect(breaker.explain().text).not.toContain('not opened');
    }
  });
});

describe('the words of it', () => {
  it.each([
    [999.5, '1000 ms'],
    [1_000, '1 s'],
    [59_901, '60 s'],
    [60_000, '1 min'],
    [3_599_999, '60 min'],
    [3_600_000, '1 h'],
    [5_400_001, '1.6 h'],
  ])('[X4] %d ms are said as %s', (ms, words) => {
    const { breaker } = bench({ waitDurationInOpenState: ms });
    breaker.trip();
    expect(breaker.explain().text).toContain(`the first call after ${words},`);
  });

  it.each([
    ['trip', 'open', 'tripped by hand'],
    ['forceOpen', 'forced-open', 'forced open by hand'],
    ['disable', 'disabled', 'disabled by hand'],
    ['metricsOnly', 'metrics-only', 'set to metrics only by hand'],
  ] as const)('[X1] %s is told', (command, state, said) => {
    const { breaker } = bench();
    breaker[command]();
    expect(breaker.explain().why).toBe(`It is ${state}: ${said}.`);
  });

  it('[X1] reset and probe are told', () => {
    const { breaker } = bench();
    breaker.trip();
    breaker.probe({ reason: 'looks fine' });
    expect(breaker.explain().why).toBe('It is half-open: sent to probe by hand (looks fine).');
    breaker.reset({ actor: 'ada' });
    expect(breaker.explain().why).toBe('It is closed: reset by ada.');
  });

  it('[X1] probes that failed and were slow besides have failed; without an error none is named', () => {
    const { breaker } = bench({ slowCallRateThreshold: 50 });
    breaker.trip();
    breaker.probe();
    play(breaker, 'f');
    expect(breaker.explain().why).toMatch(/: 1 of 2 probes failed; most often Error: boom \(1\)\.$/);
  });

  it('[X3] slow probes are told of only where durations are taken', () => {
    const rules = { permittedNumberOfCallsInHalfOpenState: 3, failureRateThreshold: 100 };
    const half = (measureLatency: boolean): string[] => {
      const { breaker } = bench({ ...rules, measureLatency });
      breaker.trip();
      breaker.probe();
      return breaker.explain().next.map(({ to, on, calls }) => `${to} ${on} ${calls}`);
    };
    expect(half(true)).toEqual(['closed probes 1', 'open failures 3', 'open slow-calls 3', 'open time null']);
    expect(half(false)).toEqual(['closed probes 1', 'open failures 3', 'open time null']);
  });
});

describe('what would move it next', () => {
  const next = (breaker: CircuitBreaker): string[] =>
    breaker.explain().next.map(({ to, on, calls, inMs }) => `${to} ${on} ${calls ?? inMs ?? ''}`.trim());

  it('[X3] from open: the next call once the wait is over, or a timer, or nobody but an operator', () => {
    const { breaker, clock } = bench();
    breaker.trip();
    clock.advance(400);
    expect(next(breaker)).toEqual(['half-open next-call 600', 'closed operator']);
    expect(breaker.explain().text).toContain(
      'It goes to half-open with the first call after 600 ms, or to closed by reset().',
    );
    clock.advance(600);
    expect(next(breaker)).toEqual(['half-open next-call 0', 'closed operator']);
    expect(breaker.explain().text).toContain('It goes to half-open with the next call');
    const automatic = bench({ automaticTransitionFromOpenToHalfOpen: true }).breaker;
    automatic.trip();
    expect(next(automatic)).toEqual(['half-open time 1000', 'closed operator']);
    const endless = bench({ waitDurationInOpenState: Infinity }).breaker;
    endless.trip();
    expect(next(endless)).toEqual(['half-open operator', 'closed operator']);
    expect(endless.explain().text).toContain('It goes to half-open by probe(), or to closed by reset().');
  });

  it('[X3] from half-open: so many probes well, so many badly, or the end of the lease', () => {
    const { breaker, clock } = bench({ permittedNumberOfCallsInHalfOpenState: 5 });
    breaker.trip();
    breaker.probe();
    play(breaker, 'S');
    clock.advance(100);
    expect(next(breaker)).toEqual(['closed probes 2', 'open failures 3', 'open time 900']);
    expect(breaker.explain().text).toContain(
      'It goes to closed with 2 more successful probes, or to open after at least 3 more failures in a row, or to open by itself in 900 ms.',
    );
  });

  it('[X3] from an override: its expiry, or an operator', () => {
    const { breaker } = bench();
    breaker.forceOpen({ expiresAfter: 90_000 });
    expect(next(breaker)).toEqual(['half-open time 90000', 'closed operator']);
    expect(breaker.explain().text).toContain('It goes to half-open by itself in 2 min');
    breaker.disable({ expiresAfter: 5 });
    expect(next(breaker)).toEqual(['closed time 5', 'closed operator']);
    breaker.metricsOnly();
    expect(next(breaker)).toEqual(['closed operator']);
  });

  it('[X3] from closed: nothing where no number of calls can open it', () => {
    const { breaker } = bench({
      slidingWindow: { type: 'time-based', duration: 1_000 },
      failureRateThreshold: 100,
    });
    play(breaker, 'SSSS');
    expect(breaker.explain().next).toEqual([]);
    expect(breaker.explain().text).toMatch(/the failure rate is 0 % of 100 %\.$/);
  });

  const windows = fc.oneof(
    fc.record({ type: fc.constant('count-based' as const), size: fc.integer({ min: 1, max: 12 }) }),
    fc.constant({ type: 'time-based' as const, duration: 1_000, buckets: 4 }),
  );
  const rules = fc.record({
    slidingWindow: windows,
    minimumNumberOfCalls: fc.integer({ min: 1, max: 12 }),
    failureRateThreshold: fc.constantFrom(1, 20, 33.3, 50, 75, 100),
    slowCallRateThreshold: fc.constantFrom(20, 50, 100),
    consecutiveFailuresThreshold: fc.constantFrom(null, 1, 3),
    permittedNumberOfCallsInHalfOpenState: fc.integer({ min: 1, max: 8 }),
  });
  type Rules = typeof rules extends fc.Arbitrary<infer R> ? R : never;
  const script = fc.string({ unit: fc.constantFrom('S', 'S', 'F', 's', 'f', 'I'), maxLength: 30 });

  const start = ({ minimumNumberOfCalls: minimum, ...config }: Rules): CircuitBreaker => {
    const { slidingWindow: window } = config;
    const most = window.type === 'count-based' ? window.size : minimum;
    const all = { ...config, minimumNumberOfCalls: Math.min(minimum, most) };
    return new CircuitBreaker('any', all, { clock: new ManualClock() });
  };
  const movesOf = (breaker: CircuitBreaker, on: NextMove['on']): number | null | undefined =>
    breaker.explain().next.find((move) => move.on === on)?.calls;
  const fits = (breaker: CircuitBreaker, more: number): boolean => {
    const { slidingWindow: window } = breaker.config;
    return window.type === 'time-based' || breaker.snapshot().bufferedCalls + more <= window.size;
  };

  it.each([
    ['failures', 'F'],
    ['slow-calls', 'f'],
  ] as const)('[X3] from closed: fewer %s never open it, and so many do', (on, letter) => {
    fc.assert(
      fc.property(rules, script, (config, before) => {
        const breaker = start(config);
        play(breaker, before);
        fc.pre(breaker.state === 'closed');
        const needed = movesOf(breaker, on) ?? Infinity;
        const failures = movesOf(breaker, 'failures') ?? Infinity;
        const fewer = Math.min(needed, failures, 40) - 1;
        play(breaker, letter.repeat(fewer));
        expect(breaker.state).toBe('closed');
        if (needed > failures || needed > 40 || !fits(breaker, 1)) return;
        play(breaker, letter);
        expect(breaker.state).toBe('open');
      }),
      { numRuns: 2_000 },
    );
  });

  it('[X3] from closed: in a full window each failure pushes out another, at best a success', () => {
    const { breaker } = bench({ slidingWindow: { type: 'count-based', size: 10 } });
    play(breaker, 'SSSSSSSFFF');
    expect(movesOf(breaker, 'failures')).toBe(2);
    play(breaker, 'F');
    expect(breaker.state).toBe('closed');
    play(breaker, 'F');
    expect(breaker.state).toBe('open');
  });

  it('[X3] from half-open: with one probe fewer there is no verdict, and with it there is', () => {
    const probes = fc.string({ unit: fc.constantFrom('S', 'S', 'F', 's'), maxLength: 7 });
    fc.assert(
      fc.property(rules, probes, fc.constantFrom('S', 'F'), (config, before, letter) => {
        const breaker = start(config);
        breaker.trip();
        breaker.probe();
        for (const one of before) if (breaker.state === 'half-open') play(breaker, one);
        fc.pre(breaker.state === 'half-open');
        const needed = movesOf(breaker, letter === 'S' ? 'probes' : 'failures');
        if (needed === undefined || needed === null) return; // too few probes are left to fail
        play(breaker, letter.repeat(needed - 1));
        expect(breaker.state).toBe('half-open');
        play(breaker, letter);
        expect(breaker.state).toBe(letter === 'S' ? 'closed' : 'open');
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the text', () => {
  it('[X4] is the three sentences, in that order', () => {
    const { breaker } = bench();
    play(breaker, 'S');
    expect(breaker.explain().text).toBe(
      'It is closed: nothing has moved it yet. It has not opened: a rate needs 4 calls and there are 1. It goes to open after at least 3 more failures in a row.',
    );
  });

  it.each([
    [75, /to open after at least 2 more failures in a row\.$/],
    [
      25,
      /to open after at least 2 more failures in a row, or to open after at least 1 more slow call in a row\.$/,
    ],
  ])(
    '[X4] tells of slow calls only where fewer of them than failures would open it: at %i %%',
    (rate, text) => {
      const { breaker } = bench({ slowCallRateThreshold: rate });
      play(breaker, 'SSS');
      expect(breaker.explain().text).toMatch(text);
    },
  );

  it('[X4] can be had of a snapshot taken earlier', () => {
    const { breaker } = bench();
    breaker.trip();
    const { snapshot, explanation } = { snapshot: breaker.snapshot(), explanation: breaker.explain() };
    breaker.reset();
    expect(explainSnapshot(snapshot, breaker.config)).toEqual(explanation);
  });
});
