import type { NumbersView, ThresholdsView } from '@fuseboard/protocol';

/** From this share of a threshold on, a breaker is worth a look before it trips… */
const NEAR = 0.8;
/** …and below this one no longer: a rate that trembles about one line must not make the page tremble. */
const NO_LONGER = 0.7;

/** How far the window is on its way to a trip: 1 is the threshold, 0 nothing or too few calls to say. */
export function tripShare(numbers: NumbersView, thresholds: ThresholdsView): number {
  const { failureRate, slowCallRate, consecutiveFailures } = numbers;
  const streak = thresholds.consecutiveFailures;
  return Math.max(
    (failureRate ?? 0) / thresholds.failureRate,
    (slowCallRate ?? 0) / thresholds.slowCallRate,
    streak === null || streak < 3 ? 0 : consecutiveFailures / streak,
  );
}

/** `before`: what was said of the same breaker last time. */
export const isNearThreshold = (share: number, before: boolean): boolean =>
  share >= (before ? NO_LONGER : NEAR);
