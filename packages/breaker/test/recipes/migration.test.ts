import { CallNotPermittedError } from '@fuseboard/breaker';
import { ManualClock } from '@fuseboard/breaker/testing';
import { BrokenCircuitError } from 'cockatiel';
import Opossum from 'opossum';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as cockatielAfter from '../../recipes/cockatiel-after.ts';
import * as cockatielBefore from '../../recipes/cockatiel-before.ts';
import * as opossumAfter from '../../recipes/opossum-after.ts';
import * as opossumBefore from '../../recipes/opossum-before.ts';
import { ConnectError, createInventory, ValidationError } from '../../recipes/resilience4j-after.ts';
import { RESILIENCE4J_DEFAULTS } from '../../recipes/resilience4j-defaults.ts';
import { CircuitBreaker } from '../../src/index.ts';
import { type Deferred, defer, play } from '../harness.ts';

type Load = (city: string) => Promise<string>;
interface Forecasts {
  readonly forecast: (city: string, signal?: AbortSignal) => Promise<string>;
  readonly state: () => string;
}

beforeEach(() => {
  // Both sides on the same clock: Date for the peers, performance for ours.
  vi.useFakeTimers({
    toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'],
  });
});
afterEach(() => {
  vi.useRealTimers();
});

/** How an error is told in a transcript: both libraries' refusals and timeouts as the same word. */
function told(error: unknown): string {
  if (CallNotPermittedError.is(error) || error instanceof BrokenCircuitError) return 'refused';
  if (error instanceof Error && /timed out|longer than|timeout/i.test(error.message)) return 'timeout';
  return error instanceof Error ? error.message : String(error);
}

const ENDS: Record<string, Load> = {
  S: async (city) => `sunny in ${city}`,
  F: async () => {
    throw new Error('down');
  },
  E: async () => {
    throw new Error('no such city');
  },
  H: () => new Promise(() => {}),
};

/** One call a letter, numbers pass so many ms; what came of each, and the state after it. */
async function transcript(create: (load: Load) => Forecasts, script: string): Promise<string[]> {
  let next: Load = () => Promise.reject(new Error('not set'));
  let calls = 0;
  const { forecast, state } = create((city) => {
    calls += 1;
    return next(city);
  });
  const lines: string[] = [];
  for (const step of script.split(' ')) {
    next = ENDS[step] ?? next;
    const result = ENDS[step] === undefined ? null : forecast('Oslo').catch(told);
    await vi.advanceTimersByTimeAsync(step === 'H' ? 2_000 : Number(step) || 0);
    lines.push(
      `${step}: ${(await result) ?? 'waited'}, ${calls} calls, ${state().toLowerCase().replace('halfopen', 'half-open')}`,
    );
  }
  return lines;
}

describe('from opossum', () => {
  it.each([
    ['all is well', 'S S S S S S'],
    ['below the minimum nothing trips', 'F F F F'],
    ['opens, refuses, probes, closes', 'S S F F F F S S 4999 S 1 S S S'],
    ['a failed probe opens it again', 'F F F F F 5000 F S 4999 S 1 S'],
    ['half of the calls is not enough', 'S S S F F F S F S F'],
    ['timeouts are failures', 'S H H H H S'],
    ['an error that is filtered succeeds, and is passed on', 'E E E E E E F F F F F S'],
    ['a filtered error closes it when it is the probe', 'F F F F F 5000 E S'],
    ['the window forgets', 'F F F F 11000 F F F F 11000 S S'],
  ])('%s: %s', async (_what, script) => {
    const before = await transcript(opossumBefore.createForecast, script);
    expect(await transcript(opossumAfter.createForecast, script)).toEqual(before);
  });
});

describe('from opossum, otherwise', () => {
  /** The last line of either. */
  const ends = async (script: string): Promise<string[]> => [
    (await transcript(opossumBefore.createForecast, script)).at(-1) ?? '',
    (await transcript(opossumAfter.createForecast, script)).at(-1) ?? '',
  ];

  it('a success can open it too, when it makes the minimum full', async () => {
    const success = 'S: sunny in Oslo, 5 calls';
    expect(await ends('F F F F S')).toEqual([`${success}, closed`, `${success}, open`]);
  });

  it('an outage that is over does not count any more', async () => {
    const failure = 'F: no forecast, 7 calls';
    expect(await ends('F F F F F 5000 S F')).toEqual([`${failure}, open`, `${failure}, closed`]);
  });

  it('calls that are refused do not thin the failures out', async () => {
    const failure = 'F: no forecast, 11 calls';
    const script = `F F F F F${' S'.repeat(20)} 5000 S F F F F F`; // 10 failures of 11 calls, or of 31 fires
    expect(await ends(script)).toEqual([`${failure}, closed`, `${failure}, open`]);
  });
});

/** Calls that end when the test says so. */
function pending(create: (load: Load) => Forecasts) {
  const calls: Deferred<string>[] = [];
  const made = create(() => {
    const call = defer<string>();
    calls.push(call);
    return call.promise;
  });
  const fail = async (times: number): Promise<void> => {
    for (let time = 0; time < times; time += 1) {
      const call = made.forecast('Oslo').catch(told);
      calls.at(-1)?.reject(new Error('down'));
      await call;
    }
  };
  return { ...made, calls, fail };
}

it('from opossum: a call from before the outage does not end it', async () => {
  const theirs = new Opossum((call: Deferred<string>) => call.promise, {
    errorThresholdPercentage: 40,
    resetTimeout: 1_000,
  });
  const ours = new CircuitBreaker('forecast', {
    consecutiveFailuresThreshold: 1,
    waitDurationInOpenState: 1_000,
    automaticTransitionFromOpenToHalfOpen: true,
  });
  const make = [
    (call: Deferred<string>) => theirs.fire(call),
    (call: Deferred<string>) => ours.execute(() => call.promise),
  ];
  for (const fire of make) {
    const [slow, failing] = [defer<string>(), defer<string>()];
    const [first, second] = [fire(slow), fire(failing).catch(told)];
    failing.reject(new Error('down'));
    await second;
    await vi.advanceTimersByTimeAsync(1_000);
    slow.resolve('late');
    await first;
  }
  expect(theirs.closed).toBe(true);
  expect(ours.snapshot()).toMatchObject({ state: 'half-open', totals: { late: 1 } });
  theirs.shutdown();
});

describe('from cockatiel, otherwise', () => {
  const both = [cockatielBefore.createForecast, cockatielAfter.createForecast] as const;

  it('who comes while the probe is out is refused, where cockatiel makes him wait', async () => {
    const seen: string[] = [];
    for (const create of both) {
      const { forecast, calls, fail } = pending(create);
      await fail(3);
      await vi.advanceTimersByTimeAsync(1_000);
      const two = [forecast('Oslo').catch(told), forecast('Oslo').catch(told)];
      calls[3]?.resolve('the probe');
      await vi.advanceTimersByTimeAsync(0);
      calls[4]?.resolve('let go');
      seen.push((await Promise.all(two)).join(', '));
    }
    expect(seen).toEqual(['the probe, let go', 'the probe, refused']);
  });

  it('a caller’s abort is no failure, which it is to handleWhen unless that says otherwise', async () => {
    const states: string[] = [];
    for (const create of both) {
      const { forecast, state, calls, fail } = pending(create);
      await fail(2);
      const caller = new AbortController();
      const call = forecast('Oslo', caller.signal).catch(told);
      caller.abort(new Error('gone'));
      calls[2]?.reject(new Error('gone'));
      await call;
      states.push(state().toLowerCase());
    }
    expect(states).toEqual(['open', 'closed']);
  });

  it('an unhandled error as a success ends the streak', async () => {
    const ends = [];
    for (const create of both) ends.push((await transcript(create, 'F F E F')).at(-1));
    expect(ends).toEqual(['F: down, 4 calls, open', 'F: down, 4 calls, closed']);
  });
});

describe('from cockatiel', () => {
  it.each([
    ['all is well', 'S S S S'],
    ['a success ends the streak', 'F F S F F S'],
    ['many failures, but never three in a row', 'F F S F F S F F S F F S F F S F F S F F S F F S'],
    ['opens at the third failure, probes after the wait, closes', 'F F F S 999 S 1 S S'],
    ['waits longer after each failed probe', 'F F F 1000 F 1000 S 1000 F 2000 S 2000 S'],
    ['timeouts are failures', 'H H H S'],
    ['an error that is not handled passes', 'E E E E S'],
    ['and closes it when it is the probe', 'F F F 1000 E S'],
  ])('%s: %s', async (_what, script) => {
    const before = await transcript(cockatielBefore.createForecast, script);
    expect(await transcript(cockatielAfter.createForecast, script)).toEqual(before);
  });
});

describe('from resilience4j', () => {
  it('its defaults are taken', () => {
    expect(new CircuitBreaker('orders', RESILIENCE4J_DEFAULTS).config).toMatchObject(RESILIENCE4J_DEFAULTS);
  });

  it('nothing trips below a hundred calls', () => {
    const breaker = new CircuitBreaker('orders', RESILIENCE4J_DEFAULTS);
    play(breaker, 'F'.repeat(99));
    expect(breaker.state).toBe('closed');
    play(breaker, 'S');
    expect(breaker.state).toBe('open');
  });

  it('records, ignores, waits and probes as its properties say', async () => {
    const clock = new ManualClock();
    const breaker = createInventory({ clock });
    const call = (error: Error) =>
      breaker.tryExecute(() => {
        throw error;
      });
    for (let calls = 0; calls < 20; calls += 1) await call(new ValidationError());
    for (let calls = 0; calls < 6; calls += 1) await call(new RangeError());
    for (let calls = 0; calls < 4; calls += 1) await call(new ConnectError());
    expect(breaker.snapshot()).toMatchObject({
      state: 'open',
      failureRate: 40,
      totals: { success: 6, failure: 4, ignored: 20 },
      retryAfterMs: 5_000,
    });
    clock.advance(5_000);
    expect(breaker.state).toBe('half-open');
    for (let calls = 0; calls < 2; calls += 1) await call(new ConnectError());
    expect(breaker.snapshot()).toMatchObject({ state: 'open', retryAfterMs: 7_500 });
  });
});
