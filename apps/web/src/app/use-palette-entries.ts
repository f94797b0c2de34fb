import { useLocation, useSearch } from 'wouter';
import { type Density, formatBoardQuery, parseBoardQuery } from '../board/board-query.ts';
import type { PaletteEntry } from '../palette/palette-entries.ts';
import { useSavedViews, viewAddress } from '../views/saved-views.ts';
import { PLACES } from './places.ts';
import type { Theme } from './theme.ts';
import { useTheme } from './use-theme.ts';

const DENSITIES: Readonly<Record<Density, string>> = { cards: 'Cards', rows: 'Rows', wall: 'Wall' };
const THEMES: Readonly<Record<Theme, string>> = {
  light: 'Light',
  dark: 'Dark',
  system: 'As the system',
};

/** What the palette has besides breakers: places, saved views, how the board looks, and the keys. */
export function usePaletteEntries(onShowKeys: () => void): readonly PaletteEntry[] {
  const [path, goTo] = useLocation();
  const search = useSearch();
  const views = useSavedViews();
  const [, chooseTheme] = useTheme();
  const onBoard = path === '/' ? search : '';
  const withDensity = (density: Density) =>
    `/?${formatBoardQuery(onBoard, { ...parseBoardQuery(onBoard), density })}`.replace(/\?$/, '');
  return [
    ...PLACES.map(({ href, name }) => entry('Place', name, () => goTo(href))),
    entry('Place', 'Add a breaker', () => goTo('/settings/add')),
    ...views.map((view) => entry('View', view.name, () => goTo(viewAddress(view)))),
    ...keysOf(DENSITIES).map((key) => entry('Density', DENSITIES[key], () => goTo(withDensity(key)))),
    entry('Density', 'Kiosk: the wall without controls', () => goTo('/?wall=1')),
    ...keysOf(THEMES).map((key) => entry('Theme', THEMES[key], () => chooseTheme(key))),
    entry('Help', 'Keys', onShowKeys),
  ];
}

const entry = (hint: string, name: string, run: () => void): PaletteEntry => ({
  key: `${hint} ${name}`,
  text: hint === 'Theme' || hint === 'Density' ? `${hint}: ${name.toLowerCase()}` : name,
  hint,
  disabled: null,
  breaker: null,
  run,
});

const keysOf = <K extends string>(record: Readonly<Record<K, string>>): readonly K[] =>
  Object.keys(record) as K[]; // a record of exactly these
