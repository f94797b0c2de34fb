import type { JournalEntry } from '@fuseboard/protocol';
import { JOURNAL_LIMIT, type JournalLine } from './board-state.ts';

/** Puts entries of one run into the journal: newest first, each once, whatever order they came in. */
export function mergeJournal(
  journal: readonly JournalLine[],
  entries: readonly JournalEntry[],
  bootId: string,
): readonly JournalLine[] {
  const present = journal.filter((line) => line.bootId === bootId);
  const known = new Set(present.map((line) => line.seq));
  const added: JournalLine[] = [];
  for (const entry of entries) {
    if (known.has(entry.seq)) continue;
    known.add(entry.seq);
    added.push({ ...entry, bootId });
  }
  if (added.length === 0) return journal;
  const earlier = journal.filter((line) => line.bootId !== bootId);
  const merged = [...added, ...present].sort((a, b) => b.seq - a.seq);
  return [...merged, ...earlier].slice(0, JOURNAL_LIMIT);
}

/** The highest `seq` up to which `from` can be continued without a hole. */
export function contiguousSeq(journal: readonly JournalLine[], bootId: string, from: number): number {
  const later = journal.filter((line) => line.bootId === bootId && line.seq > from).map((line) => line.seq);
  let seq = from;
  for (const next of later.toReversed()) {
    if (next !== seq + 1) break;
    seq = next;
  }
  return seq;
}
