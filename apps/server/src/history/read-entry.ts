import type { JournalEntry } from '@fuseboard/protocol';

/** An entry as it was written, with what entries of earlier versions lack. */
export function readEntry(body: string): JournalEntry {
  const entry = JSON.parse(body) as JournalEntry; // written by `JournalTable.append`
  if (entry.kind === 'transition') return { ...entry, after: { ...NO_OPENINGS, ...entry.after } };
  if (entry.kind !== 'command') return entry;
  const { before, after } = entry;
  return { ...entry, before: { ...NO_OPENINGS, ...before }, after: { ...NO_OPENINGS, ...after } };
}

/** Nobody counted them then. */
const NO_OPENINGS = { openings: [] };
