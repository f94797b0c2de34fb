import type { JournalEntry } from './journal.ts';

/** Whose doing an entry is; null for what happened by itself. */
export function actorOf(entry: JournalEntry): string | null {
  if ('actor' in entry) return entry.actor;
  return 'cause' in entry && entry.cause.type === 'operator' ? entry.cause.actor : null;
}
