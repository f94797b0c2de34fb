import type { Density } from './board-query.ts';

/** How much room a card has: few breakers get large cards. */
export type CardTier = 'large' | 'compact';

/** Sizes of what the list is made of, px. Known beforehand, so that nothing need be measured and nothing shifts. */
export interface BoardShape {
  readonly density: Density;
  readonly tier: CardTier;
  readonly columns: number;
  readonly itemWidth: number;
  readonly itemHeight: number;
  /** Between two columns. */
  readonly columnGap: number;
  /** Between two lines. */
  readonly lineGap: number;
}

interface Measure {
  readonly minWidth: number;
  readonly maxColumns: number;
  readonly itemHeight: number;
  readonly columnGap: number;
  readonly lineGap: number;
}

export const HEADING_HEIGHT = 26;

const CARDS = {
  large: { minWidth: 340, maxColumns: 3, itemHeight: 288, columnGap: 14, lineGap: 14 },
  compact: { minWidth: 208, maxColumns: 12, itemHeight: 176, columnGap: 10, lineGap: 10 },
} as const satisfies Record<CardTier, Measure>;
const ROWS: Measure = { minWidth: 600, maxColumns: 3, itemHeight: 24, columnGap: 24, lineGap: 0 };
/** Of a row of two lines, where there is little width and a finger to point with. */
const TOUCH_HEIGHT = 48;
const LARGE_UP_TO = 9;
/** Narrower, and large cards would be two to a screen. */
const PHONE = 560;

interface Room {
  readonly density: Density;
  /** Of the whole board, not of what a filter leaves: cards keep their size while one searches. */
  readonly total: number;
  /** Of the list, px. */
  readonly width: number;
}

export function boardShape({ density, total, width }: Room): BoardShape {
  const tier = total <= LARGE_UP_TO && width >= PHONE ? 'large' : 'compact';
  const { minWidth, maxColumns, columnGap, lineGap, itemHeight } = density === 'rows' ? ROWS : CARDS[tier];
  const fitting = Math.floor((width + columnGap) / (minWidth + columnGap));
  const columns = Math.max(1, Math.min(maxColumns, fitting));
  const narrow = density === 'rows' && width < minWidth;
  return {
    density,
    tier,
    columns,
    itemWidth: (width - columnGap * (columns - 1)) / columns,
    itemHeight: narrow ? TOUCH_HEIGHT : itemHeight,
    columnGap,
    lineGap,
  };
}
