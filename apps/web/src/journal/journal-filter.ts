import { JOURNAL_KINDS, type JournalKind } from '@fuseboard/protocol';
import type { JournalQuery } from '../entries/journal-feed.ts';
import { domainOf, rangeKey, readRange, type TimeRange, writeRange } from '../range/time-range.ts';

/** What the URL says: `?breaker=payments&kind=command,mark&actor=ana&q=deploy&range=6h`. */
export interface JournalFilter {
  readonly breaker: string | null;
  readonly group: string | null;
  /** Empty: every kind. */
  readonly kinds: readonly JournalKind[];
  readonly actor: string | null;
  readonly text: string;
  /** null: all there is. */
  readonly range: TimeRange | null;
}

export const NO_FILTER: JournalFilter = {
  breaker: null,
  group: null,
  kinds: [],
  actor: null,
  text: '',
  range: null,
};

const isKind = (value: string): value is JournalKind => (JOURNAL_KINDS as readonly string[]).includes(value);

/** "command,mark", without what is no kind. */
const kindsOf = (text: string): readonly JournalKind[] => [...new Set(text.split(',').filter(isKind))];

export function readFilter(search: URLSearchParams): JournalFilter {
  return {
    breaker: search.get('breaker'),
    group: search.get('group'),
    kinds: kindsOf(search.get('kind') ?? ''),
    actor: search.get('actor'),
    text: search.get('q') ?? '',
    range: readRange(search),
  };
}

/** Leaves the rest of the query, such as the theme, as it is. */
export function writeFilter(search: URLSearchParams, filter: JournalFilter): URLSearchParams {
  const next = writeRange(search, filter.range);
  const put = (key: string, value: string | null) =>
    value === null || value.trim() === '' ? next.delete(key) : next.set(key, value);
  put('breaker', filter.breaker);
  put('group', filter.group);
  put('kind', filter.kinds.join(','));
  put('actor', filter.actor);
  put('q', filter.text);
  return next;
}

/** What the server is asked: a span is counted back from `now`, epoch ms. */
export function queryOf({ range, ...rest }: JournalFilter, now: number): JournalQuery {
  if (range === null) return { ...rest, from: null, to: null };
  const { from, to } = domainOf(range, now);
  return { ...rest, from: Math.max(0, Math.round(from)), to: range.kind === 'fixed' ? Math.round(to) : null };
}

/** The same text for filters that mean the same. */
export const filterKey = ({ kinds, range, text, ...rest }: JournalFilter): string =>
  JSON.stringify([rest, text.trim(), kinds, rangeKey(range)]);

export const isFiltered = (filter: JournalFilter): boolean => filterKey(filter) !== filterKey(NO_FILTER);

/** Of what is shown no transition of a breaker is left out, so that states can be told from it. */
export const hasEveryTransition = ({ kinds, actor, text }: JournalFilter): boolean =>
  actor === null && text.trim() === '' && (kinds.length === 0 || kinds.includes('transition'));

/** One more, or one less; all of them is the same as none. */
export function toggleKind(kinds: readonly JournalKind[], kind: JournalKind): readonly JournalKind[] {
  const next = kinds.includes(kind) ? kinds.filter((present) => present !== kind) : [...kinds, kind];
  return next.length === JOURNAL_KINDS.length
    ? []
    : JOURNAL_KINDS.filter((present) => next.includes(present));
}
