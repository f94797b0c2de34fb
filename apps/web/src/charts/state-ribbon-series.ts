import type { JournalEntry, StateSpan, TransitionEntry } from '@fuseboard/protocol';
import { type StateBand, stateBands } from './state-bands.ts';
import type { TimeDomain } from './time-axis.ts';

export interface StateRibbon {
  readonly breaker: string;
  readonly bands: readonly StateBand[];
  readonly transitions: number;
}

/**
 * One ribbon a breaker that moved, by what its transitions tell: before each it was in the state it left, back to the move before
 * or the start of the server. What no transition tells is a gap. Most transitions first; `entries` newest first, as the journal has them.
 */
export function stateRibbons(entries: readonly JournalEntry[], domain: TimeDomain): StateRibbon[] {
  const ribbons: StateRibbon[] = [];
  const starts = startsOf(entries);
  for (const [breaker, moves] of movesByBreaker(entries)) {
    ribbons.push({
      breaker,
      bands: stateBands(spansOf(moves, starts, domain.from), domain),
      transitions: moves.length,
    });
  }
  return ribbons.sort((a, b) => b.transitions - a.transitions || a.breaker.localeCompare(b.breaker));
}

/** From the oldest entry to now, and never less than `least` ms. */
export function ribbonDomain(entries: readonly JournalEntry[], now: number, least: number): TimeDomain {
  const oldest = entries.reduce((min, entry) => Math.min(min, entry.at), now);
  return { from: Math.min(oldest, now - least), to: now };
}

function movesByBreaker(entries: readonly JournalEntry[]): Map<string, TransitionEntry[]> {
  const moves = new Map<string, TransitionEntry[]>();
  for (const entry of entries.toReversed()) {
    if (entry.kind !== 'transition') continue;
    const known = moves.get(entry.breaker);
    if (known === undefined) moves.set(entry.breaker, [entry]);
    else known.push(entry);
  }
  return moves;
}

/** Oldest first. */
function startsOf(entries: readonly JournalEntry[]): number[] {
  return entries
    .toReversed()
    .flatMap((entry) => (entry.kind === 'server' && entry.event === 'started' ? [entry.at] : []));
}

function spansOf(moves: readonly TransitionEntry[], starts: readonly number[], from: number): StateSpan[] {
  return moves.flatMap((move, index) => {
    const previous = moves[index - 1];
    const next = moves[index + 1]?.at ?? null;
    const start = starts.findLast((at) => at <= move.at && (previous === undefined || at > previous.at));
    const restart = starts.find((at) => at > move.at) ?? null;
    const known = previous === undefined ? (start ?? from) : start;
    const before: StateSpan[] = known === undefined ? [] : [{ state: move.from, from: known, to: move.at }];
    return [...before, { state: move.to, from: move.at, to: earlier(next, restart) }];
  });
}

const earlier = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? (a ?? b) : Math.min(a, b);
