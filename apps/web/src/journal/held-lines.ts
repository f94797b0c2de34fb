import type { JournalLine } from '../store/board-state.ts';

export interface HeldLines {
  readonly shown: readonly JournalLine[];
  /** How many newer ones wait above. */
  readonly waiting: number;
}

/** While somebody reads further down nothing is put above what they read: `held` is the newest line that was shown then. */
export function holdBack(lines: readonly JournalLine[], held: JournalLine | null): HeldLines {
  if (held === null) return { shown: lines, waiting: 0 };
  const index = lines.findIndex((line) => line.seq === held.seq && line.bootId === held.bootId);
  return index <= 0 ? { shown: lines, waiting: 0 } : { shown: lines.slice(index), waiting: index };
}
