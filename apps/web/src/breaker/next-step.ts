import type { HalfOpenSnapshot, NumbersView } from '@fuseboard/protocol';
import type { BreakerEntry } from '../store/board-state.ts';

/** What the breaker will do next, and when. Instants are server epoch ms. */
export type NextStep =
  | { readonly kind: 'trips' }
  /** Open, and not yet allowed to probe. */
  | { readonly kind: 'waits'; readonly from: number; readonly until: number }
  /** Open, the wait is over: the next call is the first probe. */
  | { readonly kind: 'due' }
  /** Open with a wait that has no end. */
  | { readonly kind: 'stays' }
  | {
      readonly kind: 'probes';
      readonly ladder: HalfOpenSnapshot;
      readonly from: number;
      /** When it opens again without a verdict; null: not told. */
      readonly until: number | null;
    }
  /** Overridden; `until` null: until reset. */
  | { readonly kind: 'override'; readonly until: number | null };

export function nextStep(entry: BreakerEntry, numbers: NumbersView | null, now: number): NextStep {
  switch (entry.state) {
    case 'closed':
      return { kind: 'trips' };
    case 'open':
      return openStep(entry, numbers, now);
    case 'half-open': {
      const permitted = entry.thresholds.permittedNumberOfCallsInHalfOpenState;
      const ladder = numbers?.halfOpen ?? { permitted, inFlight: 0, succeeded: 0, failed: 0, slow: 0 };
      return { kind: 'probes', ladder, from: entry.since, until: entry.retryAt };
    }
    case 'forced-open':
    case 'disabled':
    case 'metrics-only':
      return { kind: 'override', until: entry.override?.expiresAt ?? null };
    default:
      return entry.state satisfies never;
  }
}

/** The deadline alone decides: the numbers' own flag can be a frame old. */
function openStep({ since, retryAt }: BreakerEntry, numbers: NumbersView | null, now: number): NextStep {
  if (retryAt === null) return numbers?.waitElapsed === true ? { kind: 'due' } : { kind: 'stays' };
  return now >= retryAt ? { kind: 'due' } : { kind: 'waits', from: since, until: retryAt };
}
