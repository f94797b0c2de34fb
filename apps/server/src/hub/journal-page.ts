import type { JournalEntry, JournalQuery } from '@fuseboard/protocol';
import type { Journal } from './journal.ts';

export interface JournalSlice {
  readonly entries: readonly JournalEntry[];
  readonly next: number | null;
}

type Filter = Pick<JournalQuery, 'breaker' | 'kind' | 'actor' | 'from' | 'to'>;

/** Newest first; `next` is the cursor for `before`, or null when there is nothing older that fits. */
export function pageOf(journal: Journal, query: JournalQuery): JournalSlice {
  const entries: JournalEntry[] = [];
  for (const entry of journal.backwards(query.before)) {
    if (!fits(entry, query)) continue;
    if (entries.length === query.limit) return { entries, next: entries.at(-1)?.seq ?? null };
    entries.push(entry);
  }
  return { entries, next: null };
}

function fits(entry: JournalEntry, { breaker, kind, actor, from, to }: Filter): boolean {
  return (
    (breaker === undefined || entry.breaker === breaker) &&
    (kind === undefined || kind.includes(entry.kind)) &&
    (actor === undefined || actorOf(entry) === actor) &&
    (from === undefined || entry.at >= from) &&
    (to === undefined || entry.at <= to)
  );
}

/** Whose doing an entry is; null for what happened by itself. */
function actorOf(entry: JournalEntry): string | null {
  if ('actor' in entry) return entry.actor;
  return 'cause' in entry && entry.cause.type === 'operator' ? entry.cause.actor : null;
}
