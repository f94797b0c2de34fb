import { describe, expect, it } from 'vitest';
import type { BreakerEntry } from '../store/board-state.ts';
import { NO_TOTALS, NOON, numbersView, stateView, THRESHOLDS, TRIPPED } from '../testing/views.ts';
import { explanationOf } from './explanation-of.ts';

const entry = (
  state: BreakerEntry['state'],
  { thresholds = THRESHOLDS, ...more }: Partial<BreakerEntry> = {},
): BreakerEntry => ({ ...stateView(state, more), name: 'payments', group: null, thresholds, seq: 1 });

const measured = numbersView({
  failureRate: 20,
  slowCallRate: 4,
  calls: { buffered: 50, failed: 10, slow: 2, minimum: 20 },
  consecutiveFailures: 3,
  totals: { ...NO_TOTALS, ignored: 12 },
});

describe('the explanation of a breaker on the page', () => {
  it('says of a closed one how far each rule is from being met', () => {
    const thresholds = { ...THRESHOLDS, slowCallRate: 80, consecutiveFailures: 5 };
    const { notOpen, next } = explanationOf(entry('closed', { thresholds }), measured, NOON);
    expect(notOpen).toEqual([
      { rule: 'failure-rate', observed: 20, threshold: 50 },
      { rule: 'slow-call-rate', observed: 4, threshold: 80 },
      { rule: 'consecutive-failures', observed: 3, threshold: 5 },
      { rule: 'ignored', observed: 12, threshold: null },
    ]);
    expect(next).toMatchObject([
      { to: 'open', on: 'failures', calls: 2 },
      { to: 'open', on: 'slow-calls', calls: 38 },
    ]);
  });

  it('says below the minimum how many calls there are, and names no rate', () => {
    const few = numbersView({ calls: { buffered: 7, failed: 7, slow: 0, minimum: 20 } });
    const { notOpen, next } = explanationOf(entry('closed'), few, NOON);
    expect(notOpen).toEqual([{ rule: 'minimum-number-of-calls', observed: 7, threshold: 20 }]);
    expect(next[0]).toMatchObject({ on: 'failures', calls: 13 });
  });

  it('leaves slow calls out where latency is not measured', () => {
    const thresholds = { ...THRESHOLDS, measureLatency: false };
    const { notOpen, next } = explanationOf(entry('closed', { thresholds }), measured, NOON);
    expect(notOpen.map(({ rule }) => rule)).toEqual(['failure-rate', 'ignored']);
    expect(next.map(({ on }) => on)).toEqual(['failures']);
  });

  it('counts down to the deadlines of the wire', () => {
    const open = entry('open', { retryAt: NOON + 10_000, cause: TRIPPED });
    expect(explanationOf(open, measured, NOON + 4_000)).toMatchObject({
      cause: TRIPPED,
      notOpen: [],
      next: [{ to: 'half-open', on: 'next-call', inMs: 6_000 }, { on: 'operator' }],
    });
    expect(explanationOf(open, measured, NOON + 99_000).next[0]).toMatchObject({ inMs: 0 });
    const halfOpen = { permitted: 5, inFlight: 1, succeeded: 2, failed: 0, slow: 0 };
    const probing = entry('half-open', { retryAt: NOON + 9_000 });
    expect(explanationOf(probing, numbersView({ halfOpen }), NOON).next.at(-1)).toMatchObject({
      on: 'time',
      inMs: 9_000,
    });
    const override = {
      command: 'metrics-only',
      reason: null,
      actor: 'ana',
      expiresAt: NOON + 8_000,
    } as const;
    expect(explanationOf(entry('metrics-only', { override }), measured, NOON)).toMatchObject({
      notOpen: [
        { rule: 'forced' },
        { rule: 'failure-rate' },
        { rule: 'slow-call-rate' },
        { rule: 'ignored' },
      ],
      next: [{ to: 'closed', on: 'time', inMs: 8_000 }, { on: 'operator' }],
    });
  });

  it('takes the wait for over that has no deadline on the wire only if the numbers say so', () => {
    const open = entry('open');
    expect(explanationOf(open, numbersView({ waitElapsed: true }), NOON).next[0]).toMatchObject({
      on: 'next-call',
      inMs: 0,
    });
    expect(explanationOf(open, numbersView(), NOON).next[0]?.on).toBe('operator');
  });

  it('goes by the deadline where the numbers still speak of an opening before', () => {
    const open = entry('open', { retryAt: NOON + 6_000, openAttempt: 2 });
    const before = numbersView({ waitElapsed: true });
    expect(explanationOf(open, before, NOON).next[0]).toMatchObject({ on: 'next-call', inMs: 6_000 });
  });

  it('believes the state where older numbers still speak of another one', () => {
    const halfOpen = { permitted: 5, inFlight: 1, succeeded: 2, failed: 0, slow: 0 };
    const before = numbersView({ halfOpen, slowStart: { admittedRate: 40, endsAt: NOON + 9_000 } });
    expect(explanationOf(entry('closed'), before, NOON).next[0]?.on).toBe('failures');
    expect(explanationOf(entry('open', { retryAt: NOON + 1 }), before, NOON).why).not.toMatch(/share/);
  });

  it('knows of a slow start until it ends', () => {
    const ramp = numbersView({ slowStart: { admittedRate: 40, endsAt: NOON + 6_000 } });
    expect(explanationOf(entry('closed'), ramp, NOON).why).toMatch(/for 6 s more .* now 40 %\.$/);
    expect(explanationOf(entry('closed'), ramp, NOON + 6_000).why).not.toMatch(/share/);
  });
});
