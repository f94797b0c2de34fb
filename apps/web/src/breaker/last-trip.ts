import type { CauseView, StateView, TransitionEntry } from '@fuseboard/protocol';
import type { JournalLine } from '../store/board-state.ts';

const TRIPS: ReadonlySet<string> = new Set([
  'failure-rate',
  'slow-call-rate',
  'consecutive-failures',
  'operator',
]);
const RECOVERING: ReadonlySet<string> = new Set(['open', 'half-open']);

/**
 * What opened it in the first place, while it is probing or has opened again: "probes failed" and "waited 10 s" do not say what is
 * wrong. null where the last transition says so itself, or the journal here does not reach back so far. `lines` newest first.
 */
export function lastTrip(lines: readonly JournalLine[], { state, cause }: StateView): TransitionEntry | null {
  if (!RECOVERING.has(state) || cause === null || isTrip(cause)) return null;
  for (const line of lines) {
    if (line.kind !== 'transition') continue;
    if (line.to === 'closed') return null;
    if (isTrip(line.cause)) return line;
  }
  return null;
}

const isTrip = (cause: CauseView): boolean =>
  cause.type === 'operator' ? cause.command === 'trip' : TRIPS.has(cause.type);
