import { setImmediate } from 'node:timers/promises';
import type { JournalEntry } from '@fuseboard/protocol';
import { fits, type JournalFilter } from '../journal-filter.ts';
import { ProblemError } from '../problem-error.ts';
import type { HubStore, JournalStep } from './hub-store.ts';
import type { Journal } from './journal.ts';

/** Entries in memory that are looked at in one turn of the event loop. */
const STEP = 2_000;

export interface JournalSlice {
  readonly entries: readonly JournalEntry[];
  readonly next: number | null;
}

export interface JournalPlaces {
  readonly journal: Journal;
  readonly store: Pick<HubStore, 'search'>;
}

export interface PageBounds {
  /** Numbers below this one only. */
  readonly before?: number | undefined;
  readonly limit: number;
}

/**
 * Newest first; `next` is the cursor for `before`, or null when there is nothing older that fits. The newest are in memory, also
 * those that a full disk has not taken yet; what is older is in the store. However far back it has to look, a turn of the event loop
 * comes after each step, so that a search through years keeps nobody waiting.
 * @throws ProblemError `not-ready`: what is asked for is in the store, and that cannot be read now
 */
export async function pageOf(
  places: JournalPlaces,
  filter: JournalFilter,
  { before, limit }: PageBounds,
): Promise<JournalSlice> {
  const found: JournalEntry[] = [];
  const { lastSeq } = places.journal;
  // One more than asked for tells whether there is more.
  for (let end: number | null = Math.min(before ?? lastSeq + 1, lastSeq + 1); end !== null; ) {
    const { entries, reached }: JournalStep = stepOf(places, filter, {
      before: end,
      limit: limit + 1 - found.length,
    });
    found.push(...entries);
    if (found.length > limit) return { entries: found.slice(0, limit), next: found[limit - 1]?.seq ?? null };
    end = reached;
    if (end !== null) await setImmediate();
  }
  return { entries: found, next: null };
}

/** Everything that fits, up to now, newest first, a part at a time. @throws as `pageOf` */
export async function* partsOf(
  places: JournalPlaces,
  filter: JournalFilter,
  limit: number,
): AsyncGenerator<readonly JournalEntry[]> {
  for (let before: number | null = places.journal.lastSeq + 1; before !== null; ) {
    const { entries, next }: JournalSlice = await pageOf(places, filter, { before, limit });
    yield entries;
    before = next;
  }
}

type Step = { readonly before: number; readonly limit: number };

function stepOf({ journal, store }: JournalPlaces, filter: JournalFilter, bounds: Step): JournalStep {
  const { firstSeq } = journal;
  if (bounds.before > firstSeq) return stepInMemory(journal, filter, bounds);
  if (firstSeq === 1) return { entries: [], reached: null };
  const step = store.search(filter, bounds);
  if (step !== null) return step;
  throw new ProblemError(
    'not-ready',
    'Older entries cannot be read now: the database says why in the log. Try again when it is well.',
  );
}

function stepInMemory(journal: Journal, filter: JournalFilter, { before, limit }: Step): JournalStep {
  const entries: JournalEntry[] = [];
  let reached = before;
  for (const entry of journal.backwards(before)) {
    if (entry.seq < before - STEP) break;
    reached = entry.seq;
    if (fits(entry, filter)) entries.push(entry);
    if (entries.length === limit) break;
  }
  return { entries, reached: reached === 1 ? null : reached };
}
