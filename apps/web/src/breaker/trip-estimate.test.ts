// oxlint-disable-next-line no-restricted-imports -- what the page estimates is held against the very library
import { CircuitBreaker } from '@fuseboard/breaker';
// oxlint-disable-next-line no-restricted-imports -- its clock
import { ManualClock } from '@fuseboard/breaker/testing';
import type { ThresholdsView, WindowMemento } from '@fuseboard/protocol';
import { describe, expect, it } from 'vitest';
import { THRESHOLDS } from '../testing/views.ts';
import { estimateWords } from './estimate-words.ts';
import { tripEstimate } from './trip-estimate.ts';

const RATE = 20;
const RUNS = 200;
const MOST = 3_000;

interface Case {
  readonly window: ThresholdsView['window'];
  readonly minimum?: number;
  readonly failureRate?: number;
  readonly slowCallRate?: number;
  readonly inARow?: number;
  /** So many successes, before the change… */
  readonly before: number;
  /** …and so many calls since. */
  readonly seen: number;
  /** Shares of the calls since. */
  readonly failed: number;
  readonly slow?: number;
}

const seeded = (seed: number) => () => {
  // mulberry32
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
};

const SLOW = 30;

function configOf({ window, minimum = 20, failureRate = 50, slowCallRate = 100, inARow }: Case) {
  return {
    slidingWindow: window,
    minimumNumberOfCalls: minimum,
    failureRateThreshold: failureRate,
    slowCallRateThreshold: slowCallRate,
    slowCallDurationThreshold: SLOW - 1,
    consecutiveFailuresThreshold: inARow ?? null,
  };
}

interface Subject {
  readonly breaker: CircuitBreaker;
  readonly clock: ManualClock;
}

async function call(
  { breaker, clock }: Subject,
  how: { readonly fails: boolean; readonly slow: boolean },
): Promise<void> {
  const took = how.slow ? SLOW : 1;
  const work = async (): Promise<void> => {
    clock.advance(took);
    if (how.fails) throw new Error('down');
  };
  await breaker.execute(work).catch(() => undefined);
  clock.advance(1_000 / RATE - took);
}

/** Of every so many calls the last: the share without chance. */
const falls = (index: number, share: number): boolean =>
  Math.floor((index + 1) * share + 1e-9) > Math.floor(index * share + 1e-9);

/** All was well, then came as many calls of the new kind as are looked at. */
async function subjectOf(of: Case): Promise<Subject> {
  const clock = new ManualClock(1_000_000);
  const subject = { clock, breaker: new CircuitBreaker('tried', configOf(of), { clock }) };
  for (let count = 0; count < of.before; count++) await call(subject, { fails: false, slow: false });
  for (let index = 0; index < of.seen; index++)
    await call(subject, { fails: falls(index, of.failed), slow: falls(index, of.slow ?? 0) });
  return subject;
}

/** Calls until it opens, on the average of many runs; Infinity where it does not in some. */
async function tried(of: Case): Promise<number> {
  const random = seeded(7);
  let sum = 0;
  const begun = await subjectOf(of);
  const memento = begun.breaker.export();
  for (let run = 0; run < RUNS; run++) {
    const clock = new ManualClock(begun.clock.now());
    const subject = { clock, breaker: CircuitBreaker.restore(memento, configOf(of), { clock }) };
    let calls = 0;
    while (subject.breaker.state === 'closed' && calls < MOST) {
      await call(subject, { fails: random() < of.failed, slow: random() < (of.slow ?? 0) });
      calls += 1;
    }
    if (calls >= MOST) return Number.POSITIVE_INFINITY;
    sum += calls;
  }
  return sum / RUNS;
}

async function estimated(of: Case) {
  const { breaker } = await subjectOf(of);
  expect(breaker.state).toBe('closed');
  const thresholds: ThresholdsView = {
    ...THRESHOLDS,
    failureRate: of.failureRate ?? 50,
    slowCallRate: of.slowCallRate ?? 100,
    consecutiveFailures: of.inARow ?? null,
    minimumNumberOfCalls: of.minimum ?? 20,
    window: of.window,
  };
  const { window, consecutiveFailures } = breaker.export();
  return tripEstimate({ window, thresholds, consecutiveFailures, callsPerSecond: RATE });
}

const COUNT = (size: number) => ({ type: 'count-based', size }) as const;
const TIME = (seconds: number) => ({ type: 'time-based', duration: seconds * 1_000 }) as const;

describe('the calls until a breaker opens, beside the library’s own breaker under the same calls', () => {
  it.each<[string, Case]>([
    ['a large window that was well', { window: COUNT(100), before: 100, seen: 20, failed: 0.8 }],
    ['a window of nothing but successes', { window: COUNT(50), before: 50, seen: 20, failed: 1 }],
    ['a low threshold', { window: COUNT(200), before: 200, seen: 20, failed: 0.5, failureRate: 20 }],
    ['the minimum is not reached', { window: COUNT(50), minimum: 40, before: 0, seen: 10, failed: 0.8 }],
    ['a window of time', { window: TIME(10), before: 200, seen: 20, failed: 0.8 }],
    ['a window of time that is not full', { window: TIME(30), before: 200, seen: 120, failed: 0.9 }],
    [
      'a window of time, slow calls',
      { window: TIME(10), before: 200, seen: 20, failed: 0, slow: 0.9, slowCallRate: 60 },
    ],
    [
      'slow calls before failures',
      { window: COUNT(100), before: 100, seen: 20, failed: 0.1, slow: 0.8, slowCallRate: 40 },
    ],
    [
      'failures in a row',
      { window: COUNT(200), before: 200, seen: 20, failed: 0.5, inARow: 5, failureRate: 100 },
    ],
  ])('%s', async (_, of) => {
    const estimate = await estimated(of);
    if (estimate?.kind !== 'opens') throw new Error('said that it stays closed');
    const average = await tried(of);
    expect(Math.abs(estimate.calls - average)).toBeLessThan(Math.max(1.5, average * 0.12));
    expect(estimate.inMs).toBeCloseTo((estimate.calls * 1_000) / RATE);
  });

  it.each<[string, Case]>([
    ['far below the threshold', { window: COUNT(100), before: 100, seen: 20, failed: 0.2 }],
    ['without any failure', { window: TIME(10), before: 100, seen: 20, failed: 0 }],
  ])('does not open %s', async (_, of) => {
    expect(await estimated(of)).toMatchObject({ kind: 'stays-closed' });
    expect(await tried({ ...of })).toBe(Number.POSITIVE_INFINITY);
  });
});

describe('the estimate', () => {
  const window = (outcomes: string): WindowMemento => ({ type: 'count-based', outcomes });
  const of = (outcomes: string, more: Partial<ThresholdsView> = {}) =>
    tripEstimate({
      window: window(outcomes),
      thresholds: { ...THRESHOLDS, ...more },
      consecutiveFailures: 0,
      callsPerSecond: 6,
    });

  it('says nothing of a handful of calls', () => {
    expect(of('1111')).toBeNull();
    expect(of('11111')).not.toBeNull();
  });

  it('follows the latest calls, not the whole window', () => {
    const turned = of(`${'0'.repeat(30)}${'1'.repeat(20)}`);
    expect(turned).toMatchObject({ kind: 'opens', rule: 'failure-rate', calls: 5, lately: { failed: 1 } });
    expect(of(`${'1'.repeat(20)}${'0'.repeat(30)}`)).toMatchObject({ kind: 'stays-closed' });
  });

  it('takes no slow calls for a reason where latency is not measured', () => {
    const slow = '2'.repeat(40);
    expect(of(slow, { slowCallRate: 50 })).toMatchObject({ rule: 'slow-call-rate' });
    expect(of(slow, { slowCallRate: 50, measureLatency: false })).toMatchObject({ kind: 'stays-closed' });
  });

  it('is as quick with the largest window', () => {
    const large = { window: { type: 'count-based', size: 10_000 } } as const;
    const well = '0'.repeat(9_980);
    expect(of(`${well}${'1'.repeat(20)}`, large)).toMatchObject({ kind: 'opens', calls: 4_980 });
  });
});

describe('in words', () => {
  const lately = { calls: 20, failed: 0.45, slow: 0 };
  const opens = { kind: 'opens', rule: 'failure-rate', calls: 12, inMs: 2_000, lately } as const;

  it.each([
    [opens, 'At this error rate (45 % of the last 20 calls) it opens in about 12 calls (2 s).'],
    [
      { ...opens, calls: 1, inMs: 40 },
      'At this error rate (45 % of the last 20 calls) it opens in about 1 call (1 s).',
    ],
    [
      { ...opens, calls: 1_234, inMs: null },
      'At this error rate (45 % of the last 20 calls) it opens in about 1200 calls.',
    ],
    [
      { ...opens, rule: 'slow-call-rate', lately: { ...lately, slow: 0.8 } },
      'At this share of slow calls (80 % of the last 20 calls) it opens in about 12 calls (2 s).',
    ],
    [{ kind: 'stays-closed', lately }, 'At this error rate (45 % of the last 20 calls) it would not open.'],
    [
      { kind: 'stays-closed', lately: { ...lately, slow: 0.1 } },
      'At this error rate (45 %, and 10 % slow, of the last 20 calls) it would not open.',
    ],
  ] as const)('%#', (estimate, words) => {
    expect(estimateWords(estimate)).toBe(words);
  });
});
