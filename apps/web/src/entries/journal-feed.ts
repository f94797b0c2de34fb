import type { JournalEntry, JournalKind, JournalPage, Problem } from '@fuseboard/protocol';
import type { JournalLine } from '../store/board-state.ts';
import { mergeLines } from './journal-rows.ts';

/** What the server is asked for. */
export interface JournalQuery {
  readonly breaker: string | null;
  /** Empty: every kind. */
  readonly kinds: readonly JournalKind[];
}

/** The stretch of the journal that was loaded; what arrives live is merged when it is shown. */
export interface JournalFeed {
  readonly lines: readonly JournalLine[];
  /** Cursor for older entries; null: there are none. */
  readonly next: number | null;
  readonly status: 'loading' | 'ready' | 'failed';
  readonly problem: Problem | null;
}

export type FeedAction =
  | { readonly type: 'asked' }
  | { readonly type: 'loaded'; readonly page: JournalPage; readonly older: boolean }
  | { readonly type: 'failed'; readonly problem: Problem };

export const EMPTY_FEED: JournalFeed = { lines: [], next: null, status: 'loading', problem: null };

export function reduceFeed(feed: JournalFeed, action: FeedAction): JournalFeed {
  switch (action.type) {
    case 'asked':
      return { ...feed, status: 'loading', problem: null };
    case 'failed':
      return { ...feed, status: 'failed', problem: action.problem };
    case 'loaded':
      return loaded(feed, action.page, action.older);
    default:
      return action satisfies never;
  }
}

/**
 * A page asked for again from the top leaves the cursor to older entries alone where it reaches down to what is here. Where it does
 * not (another run of the server, a long absence) it begins the feed anew: a hole would look like silence.
 */
function loaded(feed: JournalFeed, page: JournalPage, older: boolean): JournalFeed {
  const lines = page.entries.map((entry) => ({ ...entry, bootId: page.bootId }));
  const ready = { status: 'ready', problem: null } as const;
  if (older) return { lines: mergeLines(feed.lines, lines), next: page.next, ...ready };
  const known = new Set(feed.lines.filter((line) => line.bootId === page.bootId).map((line) => line.seq));
  if (lines.some((line) => known.has(line.seq))) {
    return { lines: mergeLines(feed.lines, lines), next: feed.next, ...ready };
  }
  const earlierRuns = page.next === null ? feed.lines : [];
  return { lines: mergeLines(earlierRuns, lines), next: page.next, ...ready };
}

/** The live entries that the query would have found. */
export function matches(entry: JournalEntry, { breaker, kinds }: JournalQuery): boolean {
  if (breaker !== null && entry.breaker !== breaker) return false;
  return kinds.length === 0 || kinds.includes(entry.kind);
}

/** Under `/api/v1`. */
export function journalPath(
  query: JournalQuery,
  more: Readonly<Record<string, string | number | null>> = {},
): string {
  const search = new URLSearchParams();
  if (query.breaker !== null) search.set('breaker', query.breaker);
  for (const kind of query.kinds) search.append('kind', kind);
  for (const [key, value] of Object.entries(more)) if (value !== null) search.set(key, String(value));
  const text = search.toString();
  return text === '' ? '/journal' : `/journal?${text}`;
}
