import { getEventListeners } from 'node:events';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  AdaptiveThrottle,
  type AdaptiveThrottleConfig,
  type AdaptiveThrottleRuntime,
  CallThrottledError,
} from '../src/adaptive-throttle/index.ts';
import {
  CallNotPermittedError,
  CallTimeoutError,
  CircuitBreaker,
  type Classification,
  InvalidConfigError,
  isBreakerError,
} from '../src/index.ts';
import { seededRandom } from '../src/seeded-random.ts';
import { ManualClock } from '../src/testing/index.ts';
import { boom, defer, ok, settle } from './harness.ts';

interface Bench {
  readonly clock: ManualClock;
  readonly throttle: AdaptiveThrottle;
  /** What `random` answers next. */
  readonly dice: { next: number; rolls: number };
  readonly problems: unknown[];
}

function bench(config: AdaptiveThrottleConfig = {}, runtime: AdaptiveThrottleRuntime = {}): Bench {
  const clock = new ManualClock(5_000);
  const dice = { next: 0, rolls: 0 };
  const problems: unknown[] = [];
  const random = (): number => {
    dice.rolls += 1;
    return dice.next;
  };
  const onListenerError = (problem: unknown): void => void problems.push(problem);
  const throttle = new AdaptiveThrottle('search', config, { clock, random, onListenerError, ...runtime });
  return { clock, throttle, dice, problems };
}

/** `A` accepted, `F` not accepted, `I` ignored; one call each, let in whatever the probability. */
function play({ throttle, dice }: Bench, script: string): void {
  for (const letter of script) {
    dice.next = 1;
    finish(throttle, throttle.acquire(), letter);
    dice.next = 0;
  }
}

function finish(throttle: AdaptiveThrottle, permit: number, letter: string): boolean {
  if (letter === 'A') return throttle.succeed(permit);
  return letter === 'F' ? throttle.fail(permit) : throttle.ignore(permit);
}

function refuse({ throttle }: Bench, times: number): void {
  for (let i = 0; i < times; i += 1) expect(throttle.acquire()).toBe(0);
}

const counts = ({ throttle }: Bench): number[] => {
  const { requests, accepts, rejected } = throttle.snapshot();
  return [requests, accepts, rejected];
};

describe('the formula', () => {
  it.each([
    { accepted: 0, failed: 0, p: 0 },
    { accepted: 0, failed: 1, p: 1 / 2 },
    { accepted: 0, failed: 2, p: 2 / 3 },
    { accepted: 0, failed: 9, minimumRequests: 10, p: 0 },
    { accepted: 0, failed: 10, minimumRequests: 10, p: 10 / 11 },
    { accepted: 100, failed: 0, p: 0 },
    { accepted: 50, failed: 50, p: 0 },
    { accepted: 49, failed: 51, p: 2 / 101 },
    { accepted: 10, failed: 90, p: 80 / 101 },
    { accepted: 10, failed: 90, multiplier: 1.1, p: 89 / 101 },
    { accepted: 10, failed: 90, multiplier: 3, p: 70 / 101 },
    { accepted: 99, failed: 1, multiplier: 1, p: 1 / 101 },
    { accepted: 100, failed: 0, multiplier: 1, p: 0 },
    { accepted: 0, failed: 999, p: 999 / 1_000 },
    { accepted: 0, failed: 999, maxRejectionProbability: 0.9, p: 0.9 },
  ])('[A1] %j', ({ accepted, failed, p, ...config }) => {
    const b = bench({ minimumRequests: 1, maxRejectionProbability: 1, ...config });
    play(b, 'A'.repeat(accepted) + 'F'.repeat(failed));
    expect(counts(b)).toEqual([accepted + failed, accepted, 0]);
    expect(b.throttle.snapshot().rejectionProbability).toBeCloseTo(p, 12);
    b.dice.next = p + 1e-9;
    expect(b.throttle.acquire()).toBeGreaterThan(0);
    b.dice.next = p - 1e-9;
    expect(b.throttle.acquire() === 0).toBe(p > 0);
  });

  it('[A1] the cap is 0.99 unless another is asked for', () => {
    const b = bench();
    play(b, 'F'.repeat(1_000));
    expect(b.throttle.snapshot().rejectionProbability).toBe(0.99);
  });

  it('[A2] a refused call is a request: refusing alone makes refusing likelier', () => {
    const b = bench({ maxRejectionProbability: 1 });
    play(b, `${'A'.repeat(4)}${'F'.repeat(6)}`);
    expect(b.throttle.snapshot().rejectionProbability).toBeCloseTo(2 / 11, 12);
    refuse(b, 30);
    expect(counts(b)).toEqual([40, 4, 30]);
    expect(b.throttle.snapshot().rejectionProbability).toBeCloseTo(32 / 41, 12);
  });

  it('[A2] calls under way are no requests: a burst at the start is let in', () => {
    const b = bench();
    const permits = Array.from({ length: 1_000 }, () => b.throttle.acquire());
    expect(permits.every((permit) => permit > 0)).toBe(true);
    expect(counts(b)).toEqual([0, 0, 0]);
    for (const permit of permits) b.throttle.succeed(permit);
    expect(counts(b)).toEqual([1_000, 1_000, 0]);
  });

  it('[A2] an ignored call counts as nothing', () => {
    const b = bench({ minimumRequests: 1 });
    play(b, 'IIIIII');
    expect(counts(b)).toEqual([0, 0, 0]);
    expect(b.throttle.snapshot().totals.ignored).toBe(6);
  });
});

describe('the window', () => {
  const config = { slidingWindow: { duration: 1_000, buckets: 4 }, minimumRequests: 1 };

  it('[A3] moves a bucket at a time, the refused calls with the rest', () => {
    const b = bench(config);
    play(b, 'AF');
    b.clock.advance(250);
    play(b, 'FF');
    refuse(b, 1);
    b.clock.advance(500);
    play(b, 'A');
    expect(counts(b)).toEqual([6, 2, 1]);
    b.clock.advance(249);
    expect(counts(b)).toEqual([6, 2, 1]);
    b.clock.advance(1);
    expect(counts(b)).toEqual([4, 1, 1]);
    b.clock.advance(250);
    expect(counts(b)).toEqual([1, 1, 0]);
    b.clock.advance(500);
    expect(counts(b)).toEqual([0, 0, 0]);
  });

  it.each([1_000, 1_001, 7_250, 1e12])('[A3] a gap of %d ms expires everything', (gap) => {
    const b = bench(config);
    play(b, 'FFFF');
    b.clock.advance(gap);
    expect(b.throttle.acquire()).toBeGreaterThan(0);
    expect(counts(b)).toEqual([0, 0, 0]);
  });

  it('[A3] an outcome counts when it comes, not when its call began', () => {
    const b = bench(config);
    const permit = b.throttle.acquire();
    b.clock.advance(5_000);
    b.throttle.fail(permit);
    b.clock.advance(749);
    expect(counts(b)).toEqual([1, 0, 0]);
  });

  it('[A3] is two minutes long unless another is asked for', () => {
    const b = bench();
    play(b, 'F'.repeat(10));
    b.clock.advance(119_999);
    expect(counts(b)).toEqual([10, 0, 0]);
    b.clock.advance(1);
    expect(counts(b)).toEqual([0, 0, 0]);
  });
});

interface Load {
  /** Calls per tick of 100 ms. */
  readonly offered: number;
  /** Calls the endpoint accepts per tick. */
  readonly capacity: number;
}

/** Seconds of load; how many of its calls reached the endpoint per tick. */
function load(b: Bench, seconds: number, { offered, capacity }: Load): number {
  let sent = 0;
  for (let tick = 0; tick < 10 * seconds; tick += 1) {
    let here = 0;
    for (let call = 0; call < offered; call += 1) {
      const permit = b.throttle.acquire();
      if (permit === 0) continue;
      here += 1;
      finish(b.throttle, permit, here <= capacity ? 'A' : 'F');
    }
    sent += here;
    b.clock.advance(100);
  }
  return sent / (10 * seconds);
}

describe('overload', () => {
  it.each([
    [1.5, 15],
    [2, 20],
    [3, 30],
  ])(
    '[A11] K = %d: of ten times the load it can take, the endpoint sees %d instead of 100',
    (multiplier, expected) => {
      const b = bench({ multiplier }, { random: seededRandom('overload') });
      load(b, 240, { offered: 100, capacity: 10 });
      const settled = load(b, 120, { offered: 100, capacity: 10 });
      expect(settled / expected).toBeGreaterThan(0.97);
      expect(settled / expected).toBeLessThan(1.03);
    },
  );

  it('[A11] a load within K times what is accepted is not throttled', () => {
    const b = bench({}, { random: seededRandom('within') });
    expect(load(b, 240, { offered: 19, capacity: 10 })).toBe(19);
  });

  it('[A11] an outage leaves a hundredth, and everything passes again after it', () => {
    const b = bench({}, { random: seededRandom('outage') });
    load(b, 240, { offered: 50, capacity: 50 });
    load(b, 240, { offered: 50, capacity: 0 });
    const during = load(b, 120, { offered: 50, capacity: 0 });
    expect(during).toBeGreaterThan(0.4);
    expect(during).toBeLessThan(0.6);
    load(b, 480, { offered: 50, capacity: 50 });
    expect(load(b, 120, { offered: 50, capacity: 50 })).toBe(50);
    expect(b.throttle.snapshot().rejectionProbability).toBe(0);
  });
});

describe('chance', () => {
  const pattern = (runtime: AdaptiveThrottleRuntime, name = 'search'): string => {
    const clock = new ManualClock(7);
    const throttle = new AdaptiveThrottle(name, { minimumRequests: 1 }, { clock, ...runtime });
    let seen = '';
    for (let call = 0; call < 200; call += 1) {
      const permit = throttle.acquire();
      seen += permit > 0 ? '+' : '-';
      if (permit > 0) finish(throttle, permit, call % 4 === 0 ? 'A' : 'F');
      clock.advance(50);
    }
    return seen;
  };

  it('[A4] the same seed, clock and calls refuse the same calls', () => {
    const seen = pattern({ random: seededRandom('a') });
    expect(seen).toContain('-');
    expect(pattern({ random: seededRandom('a') })).toBe(seen);
    expect(pattern({ random: seededRandom('b') })).not.toBe(seen);
  });

  it('[A4] without a `random`, name and clock are the seed', () => {
    expect(pattern({})).toBe(pattern({}));
    expect(pattern({}, 'other')).not.toBe(pattern({}));
    expect(pattern({ clock: new ManualClock(8) })).not.toBe(pattern({}));
  });

  it('[A4] no number is drawn where there is nothing to decide', () => {
    const b = bench();
    play(b, `${'A'.repeat(50)}${'F'.repeat(50)}`);
    b.throttle.acquire();
    expect(b.dice.rolls).toBe(0);
    play(b, 'F');
    b.throttle.acquire();
    expect(b.dice.rolls).toBe(1);
  });
});

/** One that refuses every call. */
function refusing(config: AdaptiveThrottleConfig = {}): Bench {
  const b = bench(config);
  play(b, 'F'.repeat(10));
  return b;
}

describe('a refusal', () => {
  it('[A5] calls nothing and says with what probability', async () => {
    const b = refusing();
    let called = false;
    const call = (): void => {
      called = true;
    };
    const error: unknown = await b.throttle.execute(call).catch((reason: unknown) => reason);
    expect(called).toBe(false);
    expect(CallThrottledError.is(error)).toBe(true);
    expect(error).toMatchObject({
      name: 'CallThrottledError',
      code: 'ETHROTTLED',
      throttle: 'search',
      probability: 10 / 11,
      message: 'adaptive throttle "search" refused the call, as it does 90.9 % of them at present',
    });
    expect(isBreakerError(error)).toBe(true);
    expect(CallNotPermittedError.is(error)).toBe(false);
    expect(CallThrottledError.is(new CallTimeoutError('x', 1))).toBe(false);
    expect(CallThrottledError.is({ code: 'ETHROTTLED' })).toBe(false);
    expect(await b.throttle.tryExecute(call)).toMatchObject({
      ok: false,
      reason: 'not-permitted',
      error: { code: 'ETHROTTLED', probability: 11 / 12 },
    });
    expect(b.throttle.acquire()).toBe(0);
    expect(called).toBe(false);
    expect(b.throttle.snapshot().totals).toEqual({
      success: 0,
      failure: 10,
      ignored: 0,
      rejected: 3,
      late: 0,
    });
  });

  it('[A5] is neutral to a breaker around it', async () => {
    const b = refusing();
    const breaker = new CircuitBreaker('outer', { consecutiveFailuresThreshold: 1 }, { clock: b.clock });
    await expect(breaker.execute(() => b.throttle.execute(ok))).rejects.toBeInstanceOf(CallThrottledError);
    expect(breaker.state).toBe('closed');
    expect(breaker.snapshot().totals.ignored).toBe(1);
  });
});

describe('what is an accept', () => {
  const outcome = ({ throttle }: Bench): string[] =>
    Object.entries(throttle.snapshot().totals).flatMap(([key, count]) => Array<string>(count).fill(key));

  it('[A6] by default every value is, and no error', async () => {
    const b = bench();
    await b.throttle.execute(ok);
    await b.throttle.execute(boom).catch(() => {});
    expect(outcome(b)).toEqual(['success', 'failure']);
    expect(counts(b)).toEqual([2, 1, 0]);
  });

  it.each<[Classification, string, number[]]>([
    ['success', 'success', [1, 1, 0]],
    ['failure', 'failure', [1, 0, 0]],
    ['ignored', 'ignored', [0, 0, 0]],
    [{ outcome: 'failure', openFor: 9 }, 'failure', [1, 0, 0]],
  ])('[A6] a classifier that answers %j makes it: %s', async (answer, expected, counted) => {
    const ofError = bench({ classifyError: () => answer });
    await expect(ofError.throttle.execute(boom)).rejects.toThrow('boom');
    expect([outcome(ofError), counts(ofError)]).toEqual([[expected], counted]);
    const ofResult = bench({ classifyResult: () => answer });
    await expect(ofResult.throttle.execute(ok)).resolves.toBe('fine');
    expect([outcome(ofResult), counts(ofResult)]).toEqual([[expected], counted]);
  });

  it('[A6] classifiers are given the error and the value', async () => {
    const seen: unknown[] = [];
    const note = (subject: unknown): Classification => {
      seen.push(subject);
      return 'ignored';
    };
    const b = bench({ classifyError: note, classifyResult: note });
    const error = new Error('x');
    await b.throttle.execute(() => 7);
    await b.throttle.execute(() => Promise.reject(error)).catch(() => {});
    expect(seen).toEqual([7, error]);
  });

  it.each([
    ['throws', boom],
    ['answers nonsense', () => 'maybe' as Classification],
    ['answers null', () => null as unknown as Classification], // as JavaScript might answer
  ])('[A6] a classifier that %s costs nobody anything', async (_what, classify) => {
    const b = bench({ classifyError: classify, classifyResult: classify });
    await expect(b.throttle.execute(ok)).resolves.toBe('fine');
    await expect(b.throttle.execute(boom)).rejects.toThrow('boom');
    expect(outcome(b)).toEqual(['success', 'failure']);
    expect(b.problems).toHaveLength(2);
  });

  it('[A6] a breaker inside that refuses is ignored, one that times out is asked about', async () => {
    const b = bench();
    const breaker = new CircuitBreaker('inner', { timeout: 100 }, { clock: b.clock });
    const hanging = b.throttle.execute(() => breaker.execute(() => new Promise(() => {})));
    b.clock.advance(100);
    await expect(hanging).rejects.toBeInstanceOf(CallTimeoutError);
    expect(outcome(b)).toEqual(['failure']);
    breaker.forceOpen();
    await expect(b.throttle.execute(() => breaker.execute(ok))).rejects.toBeInstanceOf(CallNotPermittedError);
    expect(outcome(b)).toEqual(['failure', 'ignored']);
  });
});

describe('calls', () => {
  it('[A7] values and errors pass through by identity', async () => {
    const b = bench();
    const value = {};
    const error = new Error('x');
    expect(await b.throttle.execute(() => value)).toBe(value);
    expect(await b.throttle.execute(() => Promise.reject(error)).catch((reason: unknown) => reason)).toBe(
      error,
    );
    expect(await b.throttle.tryExecute(() => value)).toEqual({ ok: true, value });
    const failed = await b.throttle.tryExecute(() => Promise.reject(error));
    expect(failed).toEqual({ ok: false, reason: 'error', error });
    expect(failed.ok ? null : failed.error).toBe(error);
    expect(counts(b)).toEqual([4, 2, 0]);
  });

  it.each(['execute', 'tryExecute'] as const)("[A7] a caller's abort is neutral: %s", async (method) => {
    const b = bench();
    const controller = new AbortController();
    const { signal } = controller;
    const later = defer<string>();
    let inner: AbortSignal | undefined;
    const call = b.throttle[method](
      (context) => {
        inner = context.signal;
        return later.promise;
      },
      { signal },
    );
    expect(getEventListeners(signal, 'abort')).toHaveLength(1);
    controller.abort('enough');
    const ended: unknown = await call.catch((reason: unknown) => reason);
    expect(ended).toEqual(
      method === 'execute' ? 'enough' : { ok: false, reason: 'aborted', error: 'enough' },
    );
    expect([inner?.aborted, inner?.reason]).toEqual([true, 'enough']);
    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
    later.reject(new Error('too late'));
    await settle();
    expect(b.throttle.snapshot().totals).toMatchObject({ ignored: 1, success: 0, failure: 0, late: 0 });
  });

  it('[A7] a signal aborted beforehand: nothing is called or counted', async () => {
    const b = refusing();
    const signal = AbortSignal.abort('gone');
    await expect(b.throttle.execute(boom, { signal })).rejects.toBe('gone');
    expect(await b.throttle.tryExecute(boom, { signal })).toEqual({
      ok: false,
      reason: 'aborted',
      error: 'gone',
    });
    expect(b.throttle.snapshot().totals).toMatchObject({ failure: 10, ignored: 0, rejected: 0 });
  });

  it('[A8] a permit is good for one outcome', () => {
    const b = bench();
    for (const letter of 'AFI') {
      const permit = b.throttle.acquire();
      expect(finish(b.throttle, permit, letter)).toBe(true);
      for (const again of 'AFI') expect(finish(b.throttle, permit, again)).toBe(false);
    }
    expect([0, -1, 0.5, Number.NaN, 999].map((permit) => b.throttle.succeed(permit))).not.toContain(true);
    expect(counts(b)).toEqual([2, 1, 0]);
    expect(b.throttle.snapshot().totals).toMatchObject({ success: 1, failure: 1, ignored: 1, late: 0 });
  });

  it('[A8] reset empties the window; what was under way is late', async () => {
    const b = bench();
    const permit = b.throttle.acquire();
    const later = defer<string>();
    const call = b.throttle.execute(() => later.promise);
    play(b, 'F'.repeat(10));
    refuse(b, 1);
    b.throttle.reset();
    expect(counts(b)).toEqual([0, 0, 0]);
    expect(b.throttle.fail(permit)).toBe(false);
    later.resolve('fine');
    await expect(call).resolves.toBe('fine');
    expect(counts(b)).toEqual([0, 0, 0]);
    expect(b.throttle.snapshot().totals).toEqual({
      success: 0,
      failure: 10,
      ignored: 0,
      rejected: 1,
      late: 2,
    });
    play(b, 'A');
    expect(counts(b)).toEqual([1, 1, 0]);
  });
});

describe('configuration', () => {
  it.each<[unknown, string, string]>([
    [{ multiplier: 0.9 }, 'multiplier', 'must be a finite number of at least 1, got 0.9'],
    [{ multiplier: Infinity }, 'multiplier', 'must be a finite number of at least 1, got Infinity'],
    [{ minimumRequests: 0 }, 'minimumRequests', 'must be an integer of at least 1, got 0'],
    [{ minimumRequests: 1.5 }, 'minimumRequests', 'must be an integer of at least 1, got 1.5'],
    [
      { maxRejectionProbability: 99 },
      'maxRejectionProbability',
      'must be a finite number above 0 and at most 1, got 99',
    ],
    [
      { maxRejectionProbability: 0 },
      'maxRejectionProbability',
      'must be a finite number above 0 and at most 1, got 0',
    ],
    [{ slidingWindow: 120_000 }, 'slidingWindow', 'must be an object, got 120000'],
    [{ slidingWindow: { duration: 0 } }, 'slidingWindow.duration', 'must be a finite number above 0, got 0'],
    [{ slidingWindow: { buckets: 0 } }, 'slidingWindow.buckets', 'must be an integer of at least 1, got 0'],
    [
      { slidingWindow: { buckets: 10_001 } },
      'slidingWindow.buckets',
      'must be an integer of at most 10000, got 10001',
    ],
    [{ slidingWindow: { size: 5 } }, 'slidingWindow.size', 'is not a setting of an adaptive throttle'],
    [{ classifyError: 'failure' }, 'classifyError', 'must be a function, got "failure"'],
    [{ classifyResult: null }, 'classifyResult', 'must be a function, got null'],
    [{ k: 2 }, 'k', 'is not a setting of an adaptive throttle'],
    [null, 'config', 'must be an object, got null'],
  ])('[A9] %j is refused: `%s` %s', (config, path, problem) => {
    let error: unknown;
    try {
      bench(config as AdaptiveThrottleConfig); // as JavaScript might pass it
    } catch (thrown) {
      error = thrown;
    }
    expect(InvalidConfigError.is(error) && [error.path, error.message]).toEqual([
      path,
      `\`${path}\` ${problem}`,
    ]);
  });

  it.each(['', 7])('[A9] a name must be a text: %j', (name) => {
    expect(() => new AdaptiveThrottle(name as string)).toThrow('`name` must be a text that is not empty');
  });

  it('[A9] is complete and frozen; what is `undefined` is left out', () => {
    const { config } = new AdaptiveThrottle('x', { slidingWindow: { duration: 60_000 } });
    expect(config.slidingWindow).toEqual({ duration: 60_000, buckets: 24 });
    expect([config, config.slidingWindow].every((part) => Object.isFrozen(part))).toBe(true);
    const left: unknown = { multiplier: undefined };
    const { config: defaults } = new AdaptiveThrottle('x', left as AdaptiveThrottleConfig); // as JavaScript might pass it
    expect(defaults.multiplier).toBe(2);
  });

  it('[A9] its page names every setting with its default, and no other', () => {
    const page = readFileSync(new URL('../docs/adaptive-throttle.md', import.meta.url), 'utf8');
    const [, section = ''] = /^## Configuration\n([\s\S]*?)^## /m.exec(page) ?? [];
    const rows = [...section.matchAll(/^\| `([\w.]+)` +\| `([^|]+?)`/gm)].map(([, key, value]) => [
      key,
      value,
    ]);
    const { slidingWindow, ...rest } = new AdaptiveThrottle('x').config;
    const settings = {
      'slidingWindow.duration': slidingWindow.duration,
      'slidingWindow.buckets': slidingWindow.buckets,
      ...rest,
    };
    const written = (value: unknown): string =>
      typeof value === 'function'
        ? `() => '${String(value())}'`
        : Number(value).toLocaleString('en').replace(',', '_');
    expect(rows).toEqual(Object.entries(settings).map(([key, value]) => [key, written(value)]));
  });
});

it('[A10] holds no timer, and reads the clock only where it decides', () => {
  const clock = new ManualClock();
  let reads = 0;
  const counted = {
    now: () => {
      reads += 1;
      return clock.now();
    },
    setTimeout: clock.setTimeout.bind(clock),
  };
  const b = bench({}, { clock: counted });
  const readsOf = (action: () => void): number => {
    const before = reads;
    action();
    return reads - before;
  };
  let permit = 0;
  expect(readsOf(() => void (permit = b.throttle.acquire()))).toBe(0);
  expect(readsOf(() => void b.throttle.succeed(permit))).toBe(1);
  play(b, 'F'.repeat(10));
  expect(readsOf(() => void (permit = b.throttle.acquire()))).toBe(1);
  expect(permit).toBe(0);
  expect(clock.pendingTimers).toBe(0);
});
