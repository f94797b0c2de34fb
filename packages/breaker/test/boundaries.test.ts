import { describe, expect, it } from 'vitest';
import { AdaptiveThrottle } from '../src/adaptive-throttle/index.ts';
import {
  type BreakerEvent,
  type BreakerSnapshot,
  CircuitBreaker,
  type CircuitBreakerConfig,
  explainSnapshot,
} from '../src/index.ts';
import { ManualClock } from '../src/testing/index.ts';
import { boom, defer, settle } from './harness.ts';

const CONFIG: CircuitBreakerConfig = {
  slidingWindow: { type: 'count-based', size: 4 },
  minimumNumberOfCalls: 4,
  waitDurationInOpenState: 1_000,
};

function breakerOf(config: CircuitBreakerConfig = {}, clock = new ManualClock(5_000)) {
  return { breaker: new CircuitBreaker('orders', { ...CONFIG, ...config }, { clock }), clock };
}

const fail = (breaker: CircuitBreaker, times: number, error?: unknown): void => {
  for (let time = 0; time < times; time += 1) breaker.fail(breaker.acquire(), 1, error);
};
const succeed = (breaker: CircuitBreaker, times: number): void => {
  for (let time = 0; time < times; time += 1) breaker.succeed(breaker.acquire(), 1);
};

/** What is said of a breaker that somebody tells of, with what is given in place of what is. */
function said(differing: Partial<BreakerSnapshot>, config: CircuitBreakerConfig = {}) {
  const { breaker } = breakerOf(config);
  return explainSnapshot({ ...breaker.snapshot(), ...differing }, breaker.config);
}

const PROBES = { permitted: 4, inFlight: 0, succeeded: 0, failed: 0, slow: 0 };

describe('a call without a duration', () => {
  it.each<[string, NonNullable<CircuitBreakerConfig['slidingWindow']>]>([
    ['count', { type: 'count-based', size: 4 }],
    ['time', { type: 'time-based', duration: 4_000 }],
  ])('is in no latency of a window by %s', (_name, slidingWindow) => {
    const { breaker } = breakerOf({ slidingWindow });
    breaker.succeed(breaker.acquire(), Number.NaN);
    breaker.succeed(breaker.acquire(), 3);
    expect(breaker.snapshot()).toMatchObject({ bufferedCalls: 2, latency: { count: 1 } });
  });
});

describe('what is told', () => {
  it('of a failure without an error has no error', () => {
    const { breaker } = breakerOf();
    const events: BreakerEvent[] = [];
    breaker.subscribe((event) => void events.push(event), ['call']);
    fail(breaker, 1);
    fail(breaker, 1, new Error('boom'));
    expect(events.map((event) => 'error' in event)).toEqual([false, true]);
  });

  it('of a threshold passed under watch has its instant, also where nothing else asks the clock', () => {
    const { breaker, clock } = breakerOf({ measureLatency: false });
    const events: BreakerEvent[] = [];
    breaker.metricsOnly();
    breaker.subscribe((event) => void events.push(event), ['threshold-exceeded']);
    clock.advance(250);
    fail(breaker, 4);
    expect(events).toMatchObject([{ type: 'threshold-exceeded', at: 5_250 }]);
  });

  it('of an error has its message up to 300 characters', () => {
    const { breaker } = breakerOf();
    fail(breaker, 2, new Error('x'.repeat(300)));
    fail(breaker, 2, new Error('y'.repeat(301)));
    const { cause } = breaker.snapshot();
    const messages = cause !== null && 'errors' in cause ? cause.errors.map(({ message }) => message) : [];
    expect(messages.toSorted()).toEqual(['x'.repeat(300), `${'y'.repeat(299)}…`]);
  });

  it('of what cannot be written as text is its type alone', () => {
    const { breaker } = breakerOf();
    fail(breaker, 4, () => 1);
    expect(breaker.snapshot().cause).toMatchObject({ errors: [{ name: 'function', message: '', count: 4 }] });
  });

  it('is its name', () => {
    expect(breakerOf().breaker.name).toBe('orders');
  });
});

describe('a configuration that changes', () => {
  it('by the buckets of its window alone has a window of so many', () => {
    const { breaker } = breakerOf({ slidingWindow: { type: 'time-based', duration: 8_000, buckets: 8 } });
    breaker.reconfigure({ slidingWindow: { type: 'time-based', duration: 8_000, buckets: 4 } });
    const anew = breakerOf({ slidingWindow: { type: 'time-based', duration: 8_000, buckets: 4 } }).breaker;
    expect(breaker.export().window).toEqual(anew.export().window);
  });
});

describe('what was exported', () => {
  it('of a breaker that had been restored is taken again', () => {
    const { breaker } = breakerOf();
    const memento = { ...breaker.export(), cause: { type: 'restored' as const } };
    expect(CircuitBreaker.restore(memento, CONFIG).snapshot().cause).toEqual({ type: 'restored' });
  });
});

describe('[X1] an explanation', () => {
  it('of an open breaker is this and no more', () => {
    const { breaker } = breakerOf();
    breaker.trip();
    expect(breaker.explain().text).toBe(
      'It is open: tripped by hand. It goes to half-open with the first call after 1 s, or to closed by reset().',
    );
  });

  it('counts in the singular', () => {
    const { breaker, clock } = breakerOf({ permittedNumberOfCallsInHalfOpenState: 1 });
    succeed(breaker, 2);
    fail(breaker, 1);
    expect(breaker.explain().text).toContain('open after at least 1 more failure in a row');
    breaker.trip();
    clock.advance(1_000);
    breaker.acquire();
    expect(breaker.explain().text).toContain('closed with 1 more successful probe,');
  });

  it('counts in the plural', () => {
    const { breaker } = breakerOf();
    expect(breaker.explain().text).toContain('open after at least 4 more failures in a row');
    expect(said({ state: 'half-open', halfOpen: PROBES }).text).toContain(
      'closed with 3 more successful probes,',
    );
  });

  it.each([
    [25, 'open after at least 1 more slow call in a row'],
    [50, 'open after at least 2 more slow calls in a row'],
  ])('counts slow calls, of which %d %% are too many', (slowCallRateThreshold, text) => {
    const config = { slowCallRateThreshold, failureRateThreshold: 100, slowCallDurationThreshold: 10 };
    expect(said({ state: 'half-open', halfOpen: PROBES }, config).text).toContain(text);
  });

  it('says nothing of slow calls where as many failures do the same', () => {
    const config = { slowCallRateThreshold: 50, slowCallDurationThreshold: 10 };
    expect(said({ state: 'half-open', halfOpen: PROBES }, config).text).not.toContain('slow');
  });

  it('numbers the openings of an outage only while it is open', () => {
    expect(said({ state: 'half-open', halfOpen: PROBES, openAttempt: 2 }).why).not.toContain('opening');
    expect(said({ state: 'open', openAttempt: 2 }).why).toContain('opening 2 of this outage');
  });

  it('of a trip whose errors are forgotten names none', () => {
    const cause = {
      type: 'consecutive-failures',
      observed: 2,
      threshold: 2,
      totals: { bufferedCalls: 2, failedCalls: 2, slowCalls: 0 },
      errors: [],
    } as const;
    expect(said({ state: 'open', cause: cause as unknown as BreakerSnapshot['cause'] }).why).toBe(
      'It is open: 2 calls in a row failed, and the limit is 2.',
    );
  });

  it('of a picture that lacks what only a running breaker knows does without', () => {
    expect(said({ state: 'half-open', halfOpen: null }).next).toEqual([]);
    expect(said({ state: 'open', retryAfterMs: null }).next[0]).toMatchObject({
      on: 'operator',
      to: 'half-open',
    });
    expect(said({ state: 'forced-open', override: null }).next).toMatchObject([{ on: 'operator' }]);
  });
});

describe('an adaptive throttle', () => {
  it('[A1] lets in a call whose number is just the probability', async () => {
    let next = 0;
    const throttle = new AdaptiveThrottle('search', {}, { clock: new ManualClock(0), random: () => next });
    for (let time = 0; time < 50; time += 1) await throttle.tryExecute(boom);
    const { rejectionProbability: probability } = throttle.snapshot();
    expect(probability).toBeGreaterThan(0);
    next = probability;
    expect(await throttle.tryExecute(() => 1)).toEqual({ ok: true, value: 1 });
  });

  it('[A3] forgets requests, also on a clock below zero', async () => {
    const clock = new ManualClock(-3_500);
    const throttle = new AdaptiveThrottle(
      'search',
      { slidingWindow: { duration: 4_000, buckets: 4 } },
      { clock },
    );
    for (let second = 0; second < 8; second += 1) {
      await throttle.execute(() => 1);
      expect(throttle.snapshot()).toMatchObject({
        requests: Math.min(second + 1, 4),
        accepts: Math.min(second + 1, 4),
      });
      clock.advance(1_000);
    }
  });

  it.each([[null], [7]])('says what a classifier must answer instead of %j', async (answer) => {
    const problems: unknown[] = [];
    const throttle = new AdaptiveThrottle(
      'search',
      { classifyResult: () => answer as unknown as 'success' },
      { onListenerError: (problem) => void problems.push(problem) },
    );
    await throttle.execute(() => 1);
    expect(String(problems[0])).toMatch(/a classifier must answer 'success', 'failure', 'ignored'/);
  });
});

describe('a result after disposal', () => {
  it('decides nothing', async () => {
    const { breaker } = breakerOf();
    const call = defer<number>();
    const result = breaker.execute(() => call.promise);
    breaker.dispose();
    call.resolve(1);
    await result;
    await settle();
    expect(breaker.snapshot()).toMatchObject({ bufferedCalls: 0, totals: { success: 0, late: 1 } });
  });
});
