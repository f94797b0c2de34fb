import { useLocation, useSearch } from 'wouter';

/** `/?wall=1`: a screen that nobody touches. */
export const isKiosk = (path: string, search: string): boolean =>
  path === '/' && new URLSearchParams(search).get('wall') === '1';

export function useKiosk(): boolean {
  const [path] = useLocation();
  return isKiosk(path, useSearch());
}
