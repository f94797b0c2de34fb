import type { BreakerState, NumbersView, StateView, ThresholdsView } from '@fuseboard/protocol';
import { act, cleanup, render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { INITIAL_BOARD } from '../store/board-state.ts';
import { boardStore, dispatch } from '../store/board-store.ts';
import { useBreaker } from '../store/hooks.ts';
import { numbers } from '../store/numbers.ts';
import { pageNow } from '../store/page-clock.ts';
import { frameOf, snapshotOf } from '../testing/messages.ts';
import { NO_TOTALS, numbersView, stateView, THRESHOLDS, TRIPPED } from '../testing/views.ts';
import { BreakerHead } from './breaker-head.tsx';

const SECOND = 1_000;

interface Shown {
  readonly state: BreakerState;
  readonly view?: Partial<StateView>;
  readonly now?: Partial<NumbersView>;
  readonly thresholds?: Partial<ThresholdsView>;
}

function Page() {
  const entry = useBreaker('payments');
  return entry === undefined ? null : <BreakerHead entry={entry} lines={[]} />;
}

function show({ state, view, now, thresholds }: Shown): void {
  const snapshot = snapshotOf(
    [
      {
        name: 'payments',
        state: stateView(state, { since: pageNow(), ...view }),
        numbers: numbersView(now),
      },
    ],
    { serverTime: pageNow(), thresholds: [{ ...THRESHOLDS, ...thresholds }] },
  );
  numbers.adopt(snapshot);
  dispatch({ type: 'snapshot', snapshot });
  render(<Page />);
}

const pass = (ms: number) =>
  act(() => {
    vi.advanceTimersByTime(ms);
  });
const next = () => screen.getByRole('region', { name: 'What comes next' }).textContent ?? '';
const reasons = () => {
  const list = screen.queryByRole('region', { name: 'Why it is not open' });
  return (
    list &&
    within(list)
      .getAllByRole('listitem')
      .map((line) => line.textContent)
  );
};
const room = () => document.querySelector<HTMLElement>('ul[style]')?.style.getPropertyValue('--lines');

beforeEach(() => {
  vi.useFakeTimers();
  boardStore.setState(INITIAL_BOARD, true);
});

afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

describe('a closed breaker', () => {
  const calls = { buffered: 50, failed: 10, slow: 2, minimum: 20 };

  it('says of each rule how far it is, and what would open it', () => {
    show({
      state: 'closed',
      now: {
        failureRate: 20,
        slowCallRate: 4,
        calls,
        consecutiveFailures: 3,
        totals: { ...NO_TOTALS, ignored: 12 },
      },
      thresholds: { consecutiveFailures: 20 },
    });
    expect(reasons()).toEqual([
      'Failure rate 20 % of 50 %',
      'Slow-call rate 4 % of 100 %',
      '3 of 20 failures in a row',
      '12 ignored calls count in no rate',
    ]);
    expect(next()).toBe('Opens after at least 15 more failures in a row');
  });

  it('follows the numbers, in the same room', () => {
    show({ state: 'closed', now: { calls: { buffered: 7, failed: 1, slow: 0, minimum: 20 } } });
    expect(reasons()).toEqual(['7 of 20 calls: no verdict yet']);
    const before = room();
    act(() => {
      numbers.apply(frameOf({ 0: numbersView({ failureRate: 20, slowCallRate: 0, calls }) }));
      vi.advanceTimersByTime(50);
    });
    expect(reasons()).toEqual(['Failure rate 20 % of 50 %', 'Slow-call rate 0 % of 100 %']);
    expect([before, room()]).toEqual(['3', '3']);
  });

  it('does not say that calls pass while a slow start refuses some', () => {
    show({
      state: 'closed',
      now: { slowStart: { admittedRate: 40.9, endsAt: pageNow() + 18 * SECOND } },
    });
    expect(screen.getByText('letting 40 % through')).toBeTruthy();
    expect(screen.queryByText('calls pass')).toBeNull();
    expect(next()).toMatch(/All calls pass in 18 s/);
    expect(next()).toMatch(/Opens after at least 20 more failures in a row/);
    pass(SECOND);
    expect(next()).toMatch(/All calls pass in 17 s/);
  });
});

describe('other breakers', () => {
  it('that are open count down to what moves them, and have no reason not to be open', () => {
    show({ state: 'open', view: { retryAt: pageNow() + 12 * SECOND, cause: TRIPPED, openAttempt: 2 } });
    expect(reasons()).toBeNull();
    expect(next()).toMatch(/Probes again in 12 s/);
    expect(next()).toMatch(/half-open with the first call from then on; it has opened 2 times in a row$/);
    pass(SECOND);
    expect(next()).toMatch(/Probes again in 11 s/);
    pass(11 * SECOND);
    expect(next()).toMatch(/^Waiting for the next call/);
  });

  it('that move by a timer say so', () => {
    const thresholds = { automaticTransitionFromOpenToHalfOpen: true };
    show({ state: 'open', view: { retryAt: pageNow() + 12 * SECOND }, thresholds });
    expect(next()).toMatch(/by itself: half-open from then on$/);
  });

  it('that probe say what decides from here', () => {
    const halfOpen = { permitted: 5, inFlight: 1, succeeded: 1, failed: 1, slow: 0 };
    show({ state: 'half-open', now: { halfOpen } });
    expect(next()).toMatch(/Closes with 2 more ok, opens again with 2 more failed\.$/);
  });

  it.each([
    ['disabled', 'disable', ['While disabled it never opens']],
    [
      'metrics-only',
      'metrics-only',
      ['Under Metrics only it never opens', 'Failure rate 62 % of 50 %', 'Slow-call rate 0 % of 100 %'],
    ],
    ['forced-open', 'force-open', null],
  ] as const)('that are %s say that it is by hand', (state, command, expected) => {
    const override = { command, reason: 'drill', actor: 'ana', expiresAt: null };
    const calls = { buffered: 50, failed: 31, slow: 0, minimum: 20 };
    show({ state, view: { override }, now: { failureRate: 62, slowCallRate: 0, calls } });
    expect(reasons()).toEqual(expected);
    expect(next()).toMatch(/^Stays until somebody resets it/);
  });
});
