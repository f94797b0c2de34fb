import {
  type ExplainableBreaker,
  type ExplainableRules,
  type Explanation,
  explainSnapshot,
} from '@fuseboard/breaker/explain';
import type { NumbersView, ThresholdsView } from '@fuseboard/protocol';
import type { BreakerEntry } from './board-state.ts';

/** What the library says of a breaker as the page has it. `now` in server epoch ms. */
export function explanationOf(entry: BreakerEntry, numbers: NumbersView, now: number): Explanation {
  return explainSnapshot(breakerAt(entry, numbers, now), rulesOf(entry.thresholds));
}

/** State and numbers come on ways of their own: where they differ the state is right, for it is never lost. */
function breakerAt(entry: BreakerEntry, numbers: NumbersView, now: number): ExplainableBreaker {
  const { state, openAttempt, cause, override } = entry;
  const { calls, slowStart } = numbers;
  const inMs = (at: number): number => Math.max(0, at - now);
  const expiresAt = override?.expiresAt ?? null;
  return {
    state,
    openAttempt,
    cause,
    failureRate: numbers.failureRate,
    slowCallRate: numbers.slowCallRate,
    bufferedCalls: calls.buffered,
    failedCalls: calls.failed,
    slowCalls: calls.slow,
    consecutiveFailures: numbers.consecutiveFailures,
    totals: numbers.totals,
    retryAfterMs: entry.retryAt === null ? null : inMs(entry.retryAt),
    // Where there is a deadline it alone decides: the numbers' own flag can be of an opening before.
    waitElapsed: entry.retryAt === null && numbers.waitElapsed,
    halfOpen: probesOf(entry, numbers),
    slowStart:
      state !== 'closed' || slowStart === null || slowStart.endsAt <= now
        ? null
        : { admittedRate: slowStart.admittedRate, endsInMs: inMs(slowStart.endsAt) },
    override: override && { expiresInMs: expiresAt === null ? null : inMs(expiresAt) },
  };
}

/** Before its first numbers nothing of them is known but how many there will be. */
export function probesOf(
  { thresholds }: BreakerEntry,
  numbers: NumbersView | null,
): NonNullable<NumbersView['halfOpen']> {
  const permitted = thresholds.permittedNumberOfCallsInHalfOpenState;
  return numbers?.halfOpen ?? { permitted, inFlight: 0, succeeded: 0, failed: 0, slow: 0 };
}

const rulesOf = (thresholds: ThresholdsView): ExplainableRules => ({
  minimumNumberOfCalls: thresholds.minimumNumberOfCalls,
  failureRateThreshold: thresholds.failureRate,
  slowCallRateThreshold: thresholds.slowCallRate,
  consecutiveFailuresThreshold: thresholds.consecutiveFailures,
  automaticTransitionFromOpenToHalfOpen: thresholds.automaticTransitionFromOpenToHalfOpen,
  measureLatency: thresholds.measureLatency,
  slidingWindow: thresholds.window,
});
