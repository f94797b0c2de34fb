import type { JournalEntry, JournalQuery } from '@fuseboard/protocol';
import { actorOf } from '../entry-actor.ts';
import { ProblemError } from '../problem-error.ts';
import type { HubStore, JournalFilter } from './hub-store.ts';
import type { Journal } from './journal.ts';

export interface JournalSlice {
  readonly entries: readonly JournalEntry[];
  readonly next: number | null;
}

export interface JournalPlaces {
  readonly journal: Journal;
  readonly store: Pick<HubStore, 'page'>;
}

/**
 * Newest first; `next` is the cursor for `before`, or null when there is nothing older that fits. The newest are in memory, also
 * those that a full disk has not taken yet; what is older is in the store.
 * @throws ProblemError `not-ready`: what is asked for is in the store, and that cannot be read now
 */
export function pageOf({ journal, store }: JournalPlaces, query: JournalQuery): JournalSlice {
  const wanted = query.limit + 1;
  const found = newest(journal, query, wanted);
  if (found.length < wanted && journal.firstSeq > 1) {
    const before = Math.min(query.before ?? Number.POSITIVE_INFINITY, journal.firstSeq);
    const older = store.page(query, { before, limit: wanted - found.length });
    if (older === null)
      throw new ProblemError(
        'not-ready',
        'Older entries cannot be read now: the database says why in the log.',
      );
    found.push(...older);
  }
  const entries = found.slice(0, query.limit);
  return { entries, next: found.length === wanted ? (entries.at(-1)?.seq ?? null) : null };
}

function newest(journal: Journal, query: JournalQuery, wanted: number): JournalEntry[] {
  const found: JournalEntry[] = [];
  for (const entry of journal.backwards(query.before)) {
    if (fits(entry, query)) found.push(entry);
    if (found.length === wanted) break;
  }
  return found;
}

function fits(entry: JournalEntry, { breaker, kind, actor, from, to }: JournalFilter): boolean {
  return (
    (breaker === undefined || entry.breaker === breaker) &&
    (kind === undefined || kind.includes(entry.kind)) &&
    (actor === undefined || actorOf(entry) === actor) &&
    (from === undefined || entry.at >= from) &&
    (to === undefined || entry.at <= to)
  );
}
