import { useMemo } from 'react';
import { useLocation, useSearch } from 'wouter';
import { type BoardQuery, formatBoardQuery, parseBoardQuery } from './board-query.ts';

/** What the address says, and how to say something else; the way back stays clear of every keystroke. */
export function useBoardQuery(): readonly [BoardQuery, (query: BoardQuery) => void] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const query = useMemo(() => parseBoardQuery(search), [search]);
  const setQuery = (changed: BoardQuery) => {
    const next = formatBoardQuery(search, changed);
    navigate(next === '' ? path : `${path}?${next}`, { replace: true });
  };
  return [query, setQuery];
}
