import type {
  BreakerEvent,
  BreakerSnapshot,
  ThresholdExceededEvent,
  TransitionEvent,
  WindowTotals,
} from '@fuseboard/breaker';
import type { StateView, ThresholdEntry, TransitionEntry } from '@fuseboard/protocol';
import type { Epoch } from './epoch.ts';
import { toCauseView } from './to-view.ts';

type Unnumbered<Entry> = Omit<Entry, 'seq'>;
type MovingEvent = TransitionEvent | ThresholdExceededEvent;

/** Events that the journal keeps by themselves; what a reset or a renewed override did is told by its command. */
export function isJournalled(event: BreakerEvent): event is MovingEvent {
  return event.type === 'transition' || event.type === 'threshold-exceeded';
}

export interface EntryContext {
  readonly breaker: string;
  /** The state that the event left. */
  readonly after: StateView;
  readonly epoch: Epoch;
}

export function entryOfEvent(
  event: MovingEvent,
  { breaker, after, epoch }: EntryContext,
): Unnumbered<TransitionEntry> | Unnumbered<ThresholdEntry> {
  const at = epoch.at(event.at);
  const cause = toCauseView(event.cause, epoch);
  if (event.type === 'threshold-exceeded') return { kind: event.type, breaker, at, cause };
  const { from, to } = event;
  return { kind: 'transition', breaker, at, from, to, cause, totals: totalsAt(event), after };
}

/** A trip tells the window that tripped it; otherwise it is the window as the transition left it. */
function totalsAt({ cause, snapshot }: TransitionEvent): WindowTotals {
  return 'totals' in cause ? cause.totals : totalsOf(snapshot);
}

export function totalsOf(snapshot: BreakerSnapshot): WindowTotals {
  const { bufferedCalls, failedCalls, slowCalls, slowFailedCalls } = snapshot;
  return { bufferedCalls, failedCalls, slowCalls, slowFailedCalls };
}
