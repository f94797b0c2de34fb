import type { StateCounts } from '../format/board-sentence.ts';

/** What the tab shows of a board: the worst state anywhere, or that it is not known. */
export type FaviconState = 'closed' | 'half-open' | 'open' | 'unknown';

export function faviconState(counts: StateCounts, live: boolean): FaviconState {
  if (!live) return 'unknown';
  if (counts.open + counts['forced-open'] > 0) return 'open';
  return counts['half-open'] > 0 ? 'half-open' : 'closed';
}

/** Colours for a white line on them; a tab's own colour is not known, so these do not follow the theme. */
const LOOKS = {
  closed: { ground: '#00705a', arm: 'M2.5 10.5H13.5' },
  'half-open': { ground: '#8a5a00', arm: 'M3 10.5L12.6 7' },
  open: { ground: '#b04300', arm: 'M3 10.5L10.6 3.6' },
  unknown: { ground: '#5c6470', arm: 'M5.5 5.5a2.5 2.5 0 1 1 3.6 2.2Q8 8.3 8 9.6M8 12.4v.01' },
} as const satisfies Record<FaviconState, object>;

/** As a data URL. */
export function faviconUrl(state: FaviconState): string {
  const { ground, arm } = LOOKS[state];
  const terminals = state === 'unknown' ? '' : '<path d="M2.5 10.5h.01M13.5 10.5h.01" stroke-width="4"/>';
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16"><rect width="16" height="16" rx="3.5" fill="${ground}"/>` +
    `<g fill="none" stroke="#fff" stroke-width="2.2" stroke-linecap="round"><path d="${arm}"/>${terminals}</g></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
