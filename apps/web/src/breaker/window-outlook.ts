import type { ThresholdsView, WindowMemento } from '@fuseboard/protocol';

/** How the latest calls went. */
export interface Lately {
  readonly calls: number;
  /** Shares of them, 0 to 1. */
  readonly failed: number;
  readonly slow: number;
}

interface Counts {
  readonly total: number;
  readonly failed: number;
  readonly slow: number;
}

/** "How calls go now" is said of so many, so that it follows a change long before the window does. */
const LATEST = 20;
/** Fewer say nothing about what comes. */
const FEWEST = 5;
const NOTHING: Counts = { total: 0, failed: 0, slow: 0 };

/** The latest calls of the window: of a time-based one the newest buckets that have so many together. */
export function latelyOf(window: WindowMemento): Lately | null {
  const { total, failed, slow } =
    window.type === 'count-based' ? countOf(window.outcomes.slice(-LATEST)) : newestBuckets(window.buckets);
  return total < FEWEST ? null : { calls: total, failed: failed / total, slow: slow / total };
}

interface Ahead {
  readonly calls: number;
  /** How long these calls take. */
  readonly ms: number;
  readonly thresholds: ThresholdsView;
}

/** What is left of the present outcomes when so many calls more have been made. */
export function remainingAfter(window: WindowMemento, { calls, ms, thresholds }: Ahead): Counts {
  if (window.type === 'count-based') {
    const { size } = thresholds.window.type === 'count-based' ? thresholds.window : { size: 0 };
    const kept = Math.max(0, size - calls);
    return kept === 0 ? NOTHING : countOf(window.outcomes.slice(-kept));
  }
  const { duration } = thresholds.window.type === 'time-based' ? thresholds.window : { duration: 0 };
  return window.buckets
    .filter(({ age }) => age * window.bucketDuration + ms < duration)
    .reduce(added, NOTHING);
}

/** A digit an outcome: 1 failed, 2 slow, 3 both. */
function countOf(outcomes: string): Counts {
  let failed = 0;
  let slow = 0;
  for (const digit of outcomes) {
    if (digit === '1' || digit === '3') failed += 1;
    if (digit === '2' || digit === '3') slow += 1;
  }
  return { total: outcomes.length, failed, slow };
}

function newestBuckets(buckets: Extract<WindowMemento, { type: 'time-based' }>['buckets']): Counts {
  let counts = NOTHING;
  for (const bucket of [...buckets].sort((a, b) => a.age - b.age)) {
    if (counts.total >= LATEST) break;
    counts = added(counts, bucket);
  }
  return counts;
}

const added = (sum: Counts, { total, failed, slow }: Counts): Counts => ({
  total: sum.total + total,
  failed: sum.failed + failed,
  slow: sum.slow + slow,
});
