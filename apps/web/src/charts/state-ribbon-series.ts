import type { JournalEntry, StateSpan, TransitionEntry } from '@fuseboard/protocol';
import { type StateBand, stateBands } from './state-bands.ts';
import type { TimeDomain } from './time-axis.ts';

export interface StateRibbon {
  readonly breaker: string;
  readonly bands: readonly StateBand[];
  readonly transitions: number;
}

/**
 * One ribbon a breaker that moved, by what its transitions tell: before the first it was in the state it left. Most transitions first.
 * `entries` newest first, as the journal has them.
 */
export function stateRibbons(entries: readonly JournalEntry[], domain: TimeDomain): StateRibbon[] {
  const ribbons: StateRibbon[] = [];
  for (const [breaker, moves] of movesByBreaker(entries)) {
    ribbons.push({
      breaker,
      bands: stateBands(spansOf(moves, domain.from), domain),
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

function spansOf(moves: readonly TransitionEntry[], from: number): StateSpan[] {
  const [first] = moves;
  if (first === undefined) return [];
  const before: StateSpan = { state: first.from, from, to: first.at };
  const after = moves.map((move, index) => ({
    state: move.to,
    from: move.at,
    to: moves[index + 1]?.at ?? null,
  }));
  return [before, ...after];
}
