import { useLocation, useSearch } from 'wouter';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { applyTheme, keepTheme, presentTheme, type Theme, withTheme } from './theme.ts';

/** What was chosen on this page; null: nothing yet. */
const chosen = createStore<{ readonly theme: Theme | null }>(() => ({ theme: null }));

/** The theme and how to choose another, the same wherever it is asked for. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const search = useSearch();
  const [path, navigate] = useLocation();
  const theme = useStore(chosen, (state) => state.theme) ?? presentTheme(search);
  const choose = (next: Theme) => {
    chosen.setState({ theme: next });
    applyTheme(next);
    keepTheme(next);
    const query = withTheme(search, next);
    navigate(query === '' ? path : `${path}?${query}`, { replace: true });
  };
  return [theme, choose];
}
