import type { ThresholdsView, WindowMemento } from '@fuseboard/protocol';

/** The smallest count of `of` that is at least `percent`. The margin keeps 0.1 + 0.2 from costing a call. */
export function reaching(percent: number, of: number): number {
  return Math.max(1, Math.ceil((percent * of) / 100 - 1e-9));
}

const FAR = 1_000;

/**
 * How many failures in a row, from now on, would trip it; null if more than a thousand. For a count-based window this is exact: the
 * oldest outcomes leave as failures come in. For a time-based one nothing is taken to expire meanwhile.
 */
export function failuresToTrip(
  thresholds: ThresholdsView,
  window: WindowMemento,
  streak: number,
): number | null {
  const afterFailures = tally(thresholds, window);
  for (let more = 1; more <= FAR; more += 1) {
    const { total, failed } = afterFailures(more);
    const byRate =
      total >= thresholds.minimumNumberOfCalls && failed >= reaching(thresholds.failureRate, total);
    const byStreak =
      thresholds.consecutiveFailures !== null && streak + more >= thresholds.consecutiveFailures;
    if (byRate || byStreak) return more;
  }
  return null;
}

type Tally = (more: number) => { readonly total: number; readonly failed: number };

/** What the window holds after more failures; to be asked for 1, 2, 3, … in turn. */
function tally(thresholds: ThresholdsView, window: WindowMemento): Tally {
  if (window.type === 'time-based') {
    const total = window.buckets.reduce((sum, bucket) => sum + bucket.total, 0);
    const failed = window.buckets.reduce((sum, bucket) => sum + bucket.failed, 0);
    return (more) => ({ total: total + more, failed: failed + more });
  }
  const { outcomes } = window;
  const size = thresholds.window.type === 'count-based' ? thresholds.window.size : outcomes.length;
  let failed = countFailed(outcomes);
  return (more) => {
    const leaving = outcomes.length + more - size - 1;
    const failureLeaves = leaving >= outcomes.length || isFailed(outcomes[leaving]);
    if (!failureLeaves) failed += 1;
    return { total: Math.min(size, outcomes.length + more), failed };
  };
}

const isFailed = (digit: string | undefined): boolean => digit === '1' || digit === '3';

/** Digits as the window writes them: 1 failure, 3 slow failure. */
export function countFailed(outcomes: string): number {
  let failed = 0;
  for (const digit of outcomes) if (isFailed(digit)) failed += 1;
  return failed;
}
