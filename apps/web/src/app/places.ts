/** What the navigation leads to; a breaker's page is reached from the board. */
export const PLACES = [
  { href: '/', name: 'Board' },
  { href: '/journal', name: 'Journal' },
  { href: '/demo', name: 'Demo' },
  { href: '/settings', name: 'Settings' },
] as const;

/** Of the place at `path`, for the title: null on the board, whose own name is what it shows. */
export function placeName(path: string): string | null {
  if (path === '/') return null;
  if (path.startsWith('/b/')) return decodeURIComponent(path.slice('/b/'.length));
  if (path.startsWith('/settings/')) return 'Settings';
  return PLACES.find(({ href }) => href === path)?.name ?? 'Not found';
}
