import type { BreakerSnapshot } from '@fuseboard/breaker';
import type { StateView } from '@fuseboard/protocol';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import type { PresentDraft } from './entry-draft.ts';
import { totalsOf } from './entry-of-event.ts';

/** Coming back can be a move: of half-open nothing but the opening is left. null: it was none. */
export function restoredDraft(
  { name: breaker, restoredFrom: from, breaker: { state: to } }: ManagedBreaker,
  snapshot: BreakerSnapshot,
  after: StateView,
): PresentDraft | null {
  const { cause } = after;
  if (from === null || from === to || cause === null) return null;
  return { kind: 'transition', breaker, from, to, cause, totals: totalsOf(snapshot), after };
}
