import { describe, expect, it } from 'vitest';
import type { BreakerEntry } from '../store/board-state.ts';
import { NOON, numbersView, stateView, THRESHOLDS } from '../testing/views.ts';
import { nextStep } from './next-step.ts';
import { probeVerdict, rungs } from './probe-verdict.ts';

const entry = (...[state, more]: Parameters<typeof stateView>): BreakerEntry => ({
  ...stateView(state, more),
  name: 'payments',
  group: null,
  thresholds: THRESHOLDS,
  seq: 1,
});

describe('what happens next', () => {
  const open = entry('open', { retryAt: NOON + 10_000 });

  it('is the probe at the server’s deadline', () => {
    expect(nextStep(open, null, NOON + 4_000)).toEqual({ kind: 'waits', from: NOON, until: NOON + 10_000 });
  });

  it('is the next call once the wait is over, even if the newest numbers do not say so yet', () => {
    expect(nextStep(open, numbersView({ waitElapsed: false }), NOON + 10_000)).toEqual({ kind: 'due' });
  });

  it('is nothing for a wait that has no end', () => {
    expect(nextStep(entry('open'), numbersView(), NOON)).toEqual({ kind: 'stays' });
  });

  it('is the verdict of the probes, known by number or not yet', () => {
    const halfOpen = { permitted: 5, inFlight: 1, succeeded: 2, failed: 0, slow: 0 };
    const step = nextStep(entry('half-open', { retryAt: NOON + 9 }), numbersView({ halfOpen }), NOON);
    expect(step).toEqual({ kind: 'probes', ladder: halfOpen, from: NOON, until: NOON + 9 });
    expect(nextStep(entry('half-open'), null, NOON)).toMatchObject({ ladder: { permitted: 5, inFlight: 0 } });
  });

  it('is the end of the override', () => {
    const override = { command: 'force-open', reason: 'deploy', actor: 'ana', expiresAt: NOON + 9 } as const;
    expect(nextStep(entry('forced-open', { override }), null, NOON)).toEqual({
      kind: 'override',
      until: NOON + 9,
    });
    expect(nextStep(entry('disabled'), null, NOON)).toEqual({ kind: 'override', until: null });
  });
});

describe('the verdict of the probes', () => {
  it.each([
    { permitted: 5, threshold: 50, toOpen: 3, toClose: 3 },
    { permitted: 4, threshold: 50, toOpen: 2, toClose: 3 },
    { permitted: 1, threshold: 50, toOpen: 1, toClose: 1 },
    { permitted: 10, threshold: 100, toOpen: 10, toClose: 1 },
    { permitted: 10, threshold: 1, toOpen: 1, toClose: 10 },
  ])('[HO2] of $permitted at $threshold %: $toOpen failures open, $toClose successes close', (row) => {
    const { permitted, threshold, toOpen, toClose } = row;
    expect(probeVerdict(permitted, threshold)).toEqual({ toOpen, toClose });
    // As the rule writes it: with so many successes and no other outcome, failures can no longer reach the threshold.
    const closes = (n: number) => 100 * (permitted - n) < threshold * permitted;
    expect([closes(toClose), closes(toClose - 1)]).toEqual([true, false]);
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
