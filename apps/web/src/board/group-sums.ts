import type { BreakerState, NumbersView } from '@fuseboard/protocol';
import type { StateCounts } from '../format/board-sentence.ts';
import { percent, rate } from '../format/quantity.ts';

interface Member {
  readonly state: BreakerState;
  readonly numbers: NumbersView | null;
}

/** What a group comes to. */
export interface GroupSums {
  readonly counts: StateCounts;
  /** Calls a second of all together. */
  readonly rate: number;
  /** The highest failure rate, percent; null while none has enough calls. */
  readonly worst: number | null;
}

export function groupSums(members: readonly Member[]): GroupSums {
  const counts = { closed: 0, open: 0, 'half-open': 0, 'forced-open': 0, disabled: 0, 'metrics-only': 0 };
  let sum = 0;
  let worst: number | null = null;
  for (const { state, numbers } of members) {
    counts[state] += 1;
    sum += numbers?.rate ?? 0;
    // Of a disabled one nothing is counted: its rate is of before.
    const failureRate = state === 'disabled' ? null : (numbers?.failureRate ?? null);
    if (failureRate !== null) worst = Math.max(worst ?? 0, failureRate);
  }
  return { counts, rate: sum, worst };
}

/** "41.2/s", and "41.2/s, worst 62 % errors" once one has a rate. */
export function sumsText({ rate: sum, worst }: GroupSums): string {
  return worst === null ? rate(sum) : `${rate(sum)}, worst ${percent(worst)} errors`;
}
