/** What the navigation leads to; a breaker's page is reached from the board. */
export const PLACES = [
  { href: '/', name: 'Board' },
  { href: '/journal', name: 'Journal' },
  { href: '/learn', name: 'Learn' },
  { href: '/demo', name: 'Demo' },
  { href: '/settings', name: 'Settings' },
] as const;

/** Of the place at `path`, for the title: null on the board, whose own name is what it shows. */
export function placeName(path: string): string | null {
  if (path === '/') return null;
  if (path.startsWith('/b/')) return decodeURIComponent(path.slice('/b/'.length));
  if (path.startsWith('/settings/')) return 'Settings';
  if (path.startsWith('/learn/')) return path.slice('/learn/'.length).toUpperCase();
  return PLACES.find(({ href }) => href === path)?.name ?? 'Not found';
}

/** What needs no server, and is neither old nor in the way of anything when there is none. */
export const standsAlone = (path: string): boolean => path === '/learn' || path.startsWith('/learn/');
