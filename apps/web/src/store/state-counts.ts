import { BREAKER_STATES } from '@fuseboard/protocol';
import type { StateCounts } from '../format/board-sentence.ts';
import type { BreakerEntry } from './board-state.ts';

type Breakers = ReadonlyMap<string, BreakerEntry>;

let last: { readonly of: Breakers; readonly counts: StateCounts } | null = null;

/** How many breakers are in each state. Counted once for all who ask; the same object until a count changes. */
export function countsOf(breakers: Breakers): StateCounts {
  if (last?.of === breakers) return last.counts;
  const counted = countStates(breakers);
  const counts = last && sameCounts(last.counts, counted) ? last.counts : counted;
  last = { of: breakers, counts };
  return counts;
}

function countStates(breakers: Breakers): StateCounts {
  const counts = { closed: 0, open: 0, 'half-open': 0, 'forced-open': 0, disabled: 0, 'metrics-only': 0 };
  for (const { state } of breakers.values()) counts[state] += 1;
  return counts;
}

const sameCounts = (a: StateCounts, b: StateCounts): boolean =>
  BREAKER_STATES.every((state) => a[state] === b[state]);
