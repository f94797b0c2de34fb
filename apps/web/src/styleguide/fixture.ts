import type { BreakerState, NumbersView, StateView } from '@fuseboard/protocol';
import { dispatch } from '../store/board-store.ts';
import { numbers, SPARK_POINTS } from '../store/numbers.ts';
import { pageNow } from '../store/page-clock.ts';
import { type FakeBreaker, snapshotOf } from '../testing/messages.ts';
import { NO_TOTALS, NOON, numbersView, stateView, TRIPPED } from '../testing/views.ts';

const LATENCY = { p50: 38, p95: 124, p99: 410 };

const measured = (failureRate: number, more: Partial<NumbersView> = {}): NumbersView =>
  numbersView({
    failureRate,
    slowCallRate: 0,
    calls: { buffered: 50, failed: failureRate / 2, slow: 0, minimum: 20 },
    latency: LATENCY,
    totals: { ...NO_TOTALS, success: 4_120, failure: 38 },
    ...more,
  });

const ago = (seconds: number): number => NOON - seconds * 1_000;

const byHand = (command: 'force-open' | 'disable' | 'metrics-only', expiresIn: number | null) => ({
  command,
  actor: 'ana',
  reason: 'Provider maintenance until noon, see the status page',
  expiresAt: expiresIn === null ? null : NOON + expiresIn * 1_000,
});

function breaker(
  name: string,
  state: BreakerState,
  more: { readonly view?: Partial<StateView>; readonly numbers?: NumbersView; readonly group?: string } = {},
): FakeBreaker {
  return {
    name,
    group: more.group ?? 'checkout',
    state: stateView(state, { since: ago(760), ...more.view }),
    numbers: more.numbers ?? measured(2),
  };
}

/** One breaker for each thing that a card or a row can be. */
export const BREAKERS: readonly FakeBreaker[] = [
  breaker('closed', 'closed'),
  breaker('near-its-threshold', 'closed', { numbers: measured(44) }),
  breaker('below-the-minimum', 'closed', {
    numbers: numbersView({ calls: { buffered: 7, failed: 1, slow: 0, minimum: 20 }, latency: LATENCY }),
  }),
  breaker('slow-start', 'closed', {
    numbers: measured(4, { slowStart: { admittedRate: 35, endsAt: NOON + 40_000 } }),
  }),
  breaker('no-calls-yet', 'closed', { numbers: numbersView({ rate: 0 }) }),
  breaker('a-name-that-is-as-long-as-a-name-can-be-without-being-refused-ok', 'closed', {
    group: 'a-group-of-a-long-name',
  }),
  breaker('open', 'open', {
    view: { since: ago(12), retryAt: NOON + 8_000, cause: TRIPPED, openAttempt: 1 },
    numbers: measured(62),
  }),
  breaker('open-and-waiting', 'open', {
    view: { since: ago(90), retryAt: NOON - 1_000, cause: TRIPPED, openAttempt: 2 },
    numbers: measured(62, { waitElapsed: true }),
  }),
  breaker('half-open', 'half-open', {
    view: { since: ago(3), cause: { type: 'wait-elapsed', waited: 10_000 }, openAttempt: 1 },
    numbers: numbersView({
      rate: 0.6,
      latency: LATENCY,
      halfOpen: { permitted: 5, inFlight: 1, succeeded: 2, failed: 0, slow: 0 },
    }),
  }),
  breaker('forced-open', 'forced-open', {
    view: { override: byHand('force-open', 900) },
    numbers: measured(0, { rate: 0 }),
  }),
  breaker('forced-until-reset', 'forced-open', { view: { override: byHand('force-open', null) } }),
  breaker('disabled', 'disabled', { view: { override: byHand('disable', 3_600) } }),
  breaker('metrics-only', 'metrics-only', {
    view: { override: byHand('metrics-only', 7_200) },
    numbers: measured(71),
  }),
];

/** A quiet line with one bad stretch and, for some, a gap; the same each time. */
const pastOf = (index: number): readonly (number | null)[] =>
  Array.from({ length: SPARK_POINTS }, (_, at) => {
    if (index % 3 === 1 && at > 18 && at < 26) return null;
    const bad = Math.max(0, 1 - Math.abs(at - 42) / 9) * 55;
    return Math.round(3 + 2 * Math.sin((at + index * 5) / 3) + bad);
  });

/** Puts the fixture where a server's messages would go. It is noon from now on, on 1 March 2026. */
export function fillBoard(breakers: readonly FakeBreaker[] = BREAKERS): void {
  const snapshot = snapshotOf(breakers);
  numbers.adopt(snapshot);
  dispatch({ type: 'snapshot', snapshot });
  dispatch({ type: 'clock', offset: NOON - pageNow() });
  numbers.fillHistory({
    step: 2_000,
    end: NOON,
    rates: Object.fromEntries(breakers.map(({ name }, index) => [name, [...pastOf(index)]])),
  });
}
