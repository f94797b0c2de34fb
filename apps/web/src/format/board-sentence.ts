import { BREAKER_STATES, type BreakerState } from '@fuseboard/protocol';
import { stateInSentence } from './state-word.ts';

export type StateCounts = Readonly<Record<BreakerState, number>>;

/** "All 6 closed", "2 open, 1 forced, 3 closed", "No breakers". */
export function boardSentence(counts: StateCounts): string {
  const total = BREAKER_STATES.reduce((sum, state) => sum + counts[state], 0);
  if (total === 0) return 'No breakers';
  if (counts.closed === total) return total === 1 ? 'The breaker is closed' : `All ${total} closed`;
  return ORDER.filter((state) => counts[state] > 0)
    .map((state) => `${counts[state]} ${stateInSentence(state)}`)
    .join(', ');
}

/** What failed by itself goes before what somebody decided. */
const ORDER = [
  'open',
  'forced-open',
  'half-open',
  'disabled',
  'metrics-only',
  'closed',
] as const satisfies readonly BreakerState[];
