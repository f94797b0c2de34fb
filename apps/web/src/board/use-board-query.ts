import { useLocation, useSearch } from 'wouter';
import { type BoardQuery, formatBoardQuery, parseBoardQuery } from './board-query.ts';

/** What the address says, and how to say something else; the way back stays clear of every keystroke. */
export function useBoardQuery(): readonly [BoardQuery, (query: BoardQuery) => void] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const setQuery = (query: BoardQuery) => {
    const next = formatBoardQuery(search, query);
    navigate(next === '' ? path : `${path}?${next}`, { replace: true });
  };
  return [parseBoardQuery(search), setQuery];
}
