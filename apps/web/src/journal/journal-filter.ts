import { JOURNAL_KINDS, type JournalKind } from '@fuseboard/protocol';
import type { JournalQuery } from '../entries/journal-feed.ts';

/** What the URL says: `?breaker=payments&kind=command,mark&q=deploy`. */
export interface JournalFilter {
  readonly breaker: string | null;
  /** Empty: every kind. */
  readonly kinds: readonly JournalKind[];
  readonly text: string;
}

const isKind = (value: string): value is JournalKind => (JOURNAL_KINDS as readonly string[]).includes(value);

/** "command,mark", without what is no kind. */
export const kindsOf = (text: string): readonly JournalKind[] => [...new Set(text.split(',').filter(isKind))];

export function readFilter(search: URLSearchParams): JournalFilter {
  const kinds = kindsOf(search.get('kind') ?? '');
  return { breaker: search.get('breaker'), kinds, text: search.get('q') ?? '' };
}

/** Leaves the rest of the query, such as the theme, as it is. */
export function writeFilter(search: URLSearchParams, filter: JournalFilter): URLSearchParams {
  const next = new URLSearchParams(search);
  const put = (key: string, value: string) => (value === '' ? next.delete(key) : next.set(key, value));
  put('breaker', filter.breaker ?? '');
  put('kind', filter.kinds.join(','));
  put('q', filter.text);
  return next;
}

/** The part that the server filters by. */
export const queryOf = ({ breaker, kinds }: Pick<JournalFilter, 'breaker' | 'kinds'>): JournalQuery => ({
  breaker,
  kinds,
});

export const isFiltered = ({ breaker, kinds, text }: JournalFilter): boolean =>
  breaker !== null || kinds.length > 0 || text.trim() !== '';

/** One more, or one less; all of them is the same as none. */
export function toggleKind(kinds: readonly JournalKind[], kind: JournalKind): readonly JournalKind[] {
  const next = kinds.includes(kind) ? kinds.filter((present) => present !== kind) : [...kinds, kind];
  return next.length === JOURNAL_KINDS.length
    ? []
    : JOURNAL_KINDS.filter((present) => next.includes(present));
}
