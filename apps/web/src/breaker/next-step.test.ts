import { describe, expect, it } from 'vitest';
import type { BreakerEntry } from '../store/board-state.ts';
import { NOON, numbersView, stateView, THRESHOLDS } from '../testing/views.ts';
import { nextStep } from './next-step.ts';
import { dueWords, openingWords, verdictWords, waitWords } from './next-words.ts';
import { rungs } from './probe-rungs.ts';

const entry = (...[state, more]: Parameters<typeof stateView>): BreakerEntry => ({
  ...stateView(state, more),
  name: 'payments',
  group: null,
  thresholds: THRESHOLDS,
  seq: 1,
});
const byTimer = { ...THRESHOLDS, automaticTransitionFromOpenToHalfOpen: true };

describe('what happens next', () => {
  const open = entry('open', { retryAt: NOON + 10_000 });

  it('is not told before the first numbers', () => {
    expect(nextStep(open, null, NOON)).toBeNull();
  });

  it('is the probe at the server’s deadline', () => {
    const waits = { kind: 'waits', from: NOON, until: NOON + 10_000 };
    expect(nextStep(open, numbersView(), NOON + 4_000)).toEqual({ ...waits, byItself: false });
    expect(nextStep({ ...open, thresholds: byTimer }, numbersView(), NOON + 4_000)).toEqual({
      ...waits,
      byItself: true,
    });
  });

  it('is the next call once the wait is over, even if the newest numbers do not say so yet', () => {
    expect(nextStep(open, numbersView({ waitElapsed: false }), NOON + 10_000)).toEqual({
      kind: 'due',
      byItself: false,
    });
  });

  it('is nothing for a wait that has no end', () => {
    expect(nextStep(entry('open'), numbersView(), NOON)).toEqual({ kind: 'stays' });
  });

  it('is the verdict of the probes, and what it takes from here', () => {
    const halfOpen = { permitted: 5, inFlight: 1, succeeded: 2, failed: 0, slow: 0 };
    const step = nextStep(entry('half-open', { retryAt: NOON + 9 }), numbersView({ halfOpen }), NOON);
    expect(step).toEqual({
      kind: 'probes',
      ladder: halfOpen,
      closes: 1,
      opens: { failures: 3, slowCalls: null },
      from: NOON,
      until: NOON + 9,
    });
    expect(nextStep(entry('half-open'), numbersView(), NOON)).toMatchObject({
      ladder: { permitted: 5, inFlight: 0 },
      closes: 3,
    });
  });

  it('is the end of the override', () => {
    const override = { command: 'force-open', reason: 'deploy', actor: 'ana', expiresAt: NOON + 9 } as const;
    expect(nextStep(entry('forced-open', { override }), numbersView(), NOON)).toEqual({
      kind: 'override',
      until: NOON + 9,
    });
    expect(nextStep(entry('disabled'), numbersView(), NOON)).toEqual({ kind: 'override', until: null });
  });

  it('is the failures that would open it, and slow calls only where fewer of them would', () => {
    const calls = { buffered: 50, failed: 10, slow: 0, minimum: 20 };
    const numbers = numbersView({ failureRate: 20, slowCallRate: 0, calls });
    const step = { kind: 'trips', opens: { failures: 15, slowCalls: null }, slowStart: null };
    expect(nextStep(entry('closed'), numbers, NOON)).toEqual(step);
    const thresholds = { ...THRESHOLDS, slowCallRate: 20 };
    expect(nextStep({ ...entry('closed'), thresholds }, numbers, NOON)).toEqual({
      ...step,
      opens: { failures: 15, slowCalls: 10 },
    });
  });

  it('is the end of a slow start too, until it has come', () => {
    const slowStart = { admittedRate: 40, endsAt: NOON + 6_000 };
    const at = (now: number) => nextStep(entry('closed'), numbersView({ slowStart }), now);
    expect(at(NOON)).toMatchObject({ kind: 'trips', slowStart: { ...slowStart, from: NOON } });
    expect(at(NOON + 6_000)).toMatchObject({ slowStart: null });
  });
});

describe('its words', () => {
  it.each([
    [13, null, 'Opens after at least 13 more failures in a row | '],
    [1, null, 'Opens after at least 1 more failure | '],
    [13, 4, 'Opens after at least 13 more failures in a row | or after at least 4 more slow calls in a row'],
    [null, 4, 'Opens after at least 4 more slow calls in a row | '],
    [null, null, 'Cannot open at present | the successes in its window must leave it first'],
  ])('of a closed breaker, %s failures and %s slow calls away', (failures, slowCalls, expected) => {
    const { lead, detail } = openingWords({ failures, slowCalls });
    expect(`${lead} | ${detail}`).toBe(expected);
  });

  it.each([
    [1, { failures: 3, slowCalls: null }, 'Closes with 1 more ok, opens again with 3 more failed.'],
    [
      2,
      { failures: 2, slowCalls: 1 },
      'Closes with 2 more ok, opens again with 2 more failed or 1 more slow.',
    ],
    [null, { failures: 1, slowCalls: null }, 'Opens again with 1 more failed.'],
    [3, { failures: null, slowCalls: null }, 'Closes with 3 more ok.'],
    [null, { failures: null, slowCalls: null }, ''],
  ])('of probes (%s, %j)', (closes, opens, expected) => {
    const ladder = { permitted: 5, inFlight: 0, succeeded: 0, failed: 0, slow: 0 };
    expect(verdictWords({ kind: 'probes', ladder, closes, opens, from: NOON, until: null })).toBe(expected);
  });

  it('say whether a call or a timer ends the wait', () => {
    const wait = { kind: 'waits', from: NOON, until: NOON + 9_000 } as const;
    expect(waitWords({ ...wait, byItself: false })).toMatch(/: half-open with the first call from then on$/);
    expect(waitWords({ ...wait, byItself: true })).toMatch(/, by itself: half-open from then on$/);
    expect(dueWords({ kind: 'due', byItself: false }).lead).toBe('Waiting for the next call');
    expect(dueWords({ kind: 'due', byItself: true }).lead).toBe('Half-open at any moment');
  });
});

describe('the ladder', () => {
  it('has a rung for every permitted probe', () => {
    expect(rungs({ permitted: 5, inFlight: 1, succeeded: 2, failed: 1 })).toEqual([
      'succeeded',
      'succeeded',
      'failed',
      'in-flight',
      'waiting',
    ]);
  });
});
