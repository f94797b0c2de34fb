import type { Explanation, NextMove } from '@fuseboard/breaker/explain';
import type { HalfOpenSnapshot, NumbersView, SlowStartView } from '@fuseboard/protocol';
import type { BreakerEntry } from '../store/board-state.ts';
import { explanationOf, probesOf } from '../store/explanation-of.ts';

/** The fewest calls in a row that would do; null: no number of them, or slow ones where fewer failures would. */
interface CallsToOpen {
  readonly failures: number | null;
  readonly slowCalls: number | null;
}

/** What the breaker will do next, and when. Instants are server epoch ms. */
export type NextStep =
  | {
      readonly kind: 'trips';
      readonly opens: CallsToOpen;
      /** While a share only is let through: when that began. */
      readonly slowStart: (SlowStartView & { readonly from: number }) | null;
    }
  /** Open, and not yet allowed to probe. */
  | { readonly kind: 'waits'; readonly from: number; readonly until: number; readonly byItself: boolean }
  /** Open, the wait is over: the next call, or a timer at once, begins the probes. */
  | { readonly kind: 'due'; readonly byItself: boolean }
  /** Open with a wait that has no end. */
  | { readonly kind: 'stays' }
  | {
      readonly kind: 'probes';
      readonly ladder: HalfOpenSnapshot;
      readonly opens: CallsToOpen;
      /** So many more successes close it; null: these probes cannot any more. */
      readonly closes: number | null;
      readonly from: number;
      /** When it opens again without a verdict; null: not told. */
      readonly until: number | null;
    }
  /** Overridden; `until` null: until reset. */
  | { readonly kind: 'override'; readonly until: number | null };

/** null before the first numbers. The arithmetic is the library's; what is added are instants to count down to. */
export function nextStep(entry: BreakerEntry, numbers: NumbersView | null, now: number): NextStep | null {
  if (numbers === null) return null;
  const { next } = explanationOf(entry, numbers, now);
  const from = entry.since;
  switch (entry.state) {
    case 'closed':
      return { kind: 'trips', opens: callsToOpen(next), slowStart: rampOf(numbers, from, now) };
    case 'open':
      return waiting(entry, next);
    case 'half-open':
      return {
        kind: 'probes',
        ladder: probesOf(entry, numbers),
        opens: callsToOpen(next),
        closes: callsOn(next, 'probes'),
        from,
        until: entry.retryAt,
      };
    case 'forced-open':
    case 'disabled':
    case 'metrics-only':
      return { kind: 'override', until: entry.override?.expiresAt ?? null };
    default:
      return entry.state satisfies never;
  }
}

type Next = Explanation['next'];

function waiting({ since, retryAt }: BreakerEntry, [first]: Next): NextStep {
  if (first === undefined || first.on === 'operator') return { kind: 'stays' };
  const byItself = first.on === 'time';
  return retryAt === null || first.inMs === 0
    ? { kind: 'due', byItself }
    : { kind: 'waits', from: since, until: retryAt, byItself };
}

const callsOn = (next: Next, on: NextMove['on']): number | null =>
  next.find((move) => move.on === on)?.calls ?? null;

/** That slow calls too would do is news only where fewer of them would. */
function callsToOpen(next: Next): CallsToOpen {
  const failures = callsOn(next, 'failures');
  const slowCalls = callsOn(next, 'slow-calls');
  const isNews = slowCalls !== null && slowCalls < (failures ?? Number.POSITIVE_INFINITY);
  return { failures, slowCalls: isNews ? slowCalls : null };
}

const rampOf = ({ slowStart }: NumbersView, from: number, now: number) =>
  slowStart === null || slowStart.endsAt <= now ? null : { ...slowStart, from };
