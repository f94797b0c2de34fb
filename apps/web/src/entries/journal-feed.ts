import {
  actorOf,
  entryText,
  type JournalEntry,
  type JournalKind,
  type JournalPage,
  type Problem,
  wordsOf,
} from '@fuseboard/protocol';
import type { JournalLine } from '../store/board-state.ts';
import { mergeLines } from './journal-rows.ts';

/** What the server is asked for. */
export interface JournalQuery {
  readonly breaker: string | null;
  readonly group: string | null;
  /** Empty: every kind. */
  readonly kinds: readonly JournalKind[];
  readonly actor: string | null;
  /** Each of its words; empty: whatever it says. */
  readonly text: string;
  /** Epoch ms, inclusive. */
  readonly from: number | null;
  readonly to: number | null;
}

export const EVERYTHING: JournalQuery = {
  breaker: null,
  group: null,
  kinds: [],
  actor: null,
  text: '',
  from: null,
  to: null,
};

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

/** Of the group a breaker is in; undefined: it is not on the board. */
export type GroupOf = (breaker: string) => string | null | undefined;

/** The live entries that the query would have found. */
export function matches(entry: JournalEntry, query: JournalQuery, groupOf: GroupOf): boolean {
  const { breaker, group, kinds, actor, text, from, to } = query;
  return (
    (breaker === null || entry.breaker === breaker) &&
    (group === null || (entry.breaker !== null && groupOf(entry.breaker) === group)) &&
    (kinds.length === 0 || kinds.includes(entry.kind)) &&
    (actor === null || actorOf(entry) === actor) &&
    (from === null || entry.at >= from) &&
    (to === null || entry.at <= to) &&
    hasAll(entry, wordsOf(text))
  );
}

function hasAll(entry: JournalEntry, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const text = entryText(entry);
  return words.every((word) => text.includes(word));
}

type Parameters = Readonly<Record<string, string | number | null>>;

/** Under `/api/v1`. */
export const journalPath = (query: JournalQuery, more: Parameters = {}): string =>
  withSearch('/journal', query, more);

/** The same entries as a file. */
export const exportPath = (query: JournalQuery, format: 'csv' | 'json'): string =>
  withSearch('/journal/export', query, { format });

function withSearch(path: string, query: JournalQuery, more: Parameters): string {
  const { kinds, breaker, group, actor, text, from, to } = query;
  const search = new URLSearchParams(kinds.map((kind) => ['kind', kind]));
  const all = { breaker, group, actor, text: text.trim() === '' ? null : text.trim(), from, to, ...more };
  for (const [key, value] of Object.entries(all)) if (value !== null) search.set(key, String(value));
  const written = search.toString();
  return written === '' ? path : `${path}?${written}`;
}
