import type { Density } from './board-query.ts';

/** How much room a card has: few breakers get large cards. */
export type CardTier = 'large' | 'compact';

/** Sizes of what the list is made of, px. Fixed, so that nothing need be measured and nothing shifts. */
export interface BoardShape {
  readonly density: Density;
  readonly tier: CardTier;
  readonly columns: number;
  readonly itemHeight: number;
  /** Between two lines and between two columns. */
  readonly gap: number;
}

interface Measure {
  readonly minWidth: number;
  readonly maxColumns: number;
  readonly itemHeight: number;
  readonly gap: number;
}

export const HEADING_HEIGHT = 32;

const CARDS = {
  large: { minWidth: 340, maxColumns: 3, itemHeight: 248, gap: 14 },
  compact: { minWidth: 208, maxColumns: 12, itemHeight: 176, gap: 10 },
} as const satisfies Record<CardTier, Measure>;
const ROWS: Measure = { minWidth: 600, maxColumns: 3, itemHeight: 24, gap: 0 };
/** Of a row where there is only a finger to point with. */
const TOUCH_HEIGHT = 40;
const LARGE_UP_TO = 9;

interface Room {
  readonly density: Density;
  /** Of the whole board, not of what a filter leaves: cards keep their size while one searches. */
  readonly total: number;
  /** Of the list, px. */
  readonly width: number;
}

export function boardShape({ density, total, width }: Room): BoardShape {
  const tier = total <= LARGE_UP_TO ? 'large' : 'compact';
  const measure = density === 'rows' ? ROWS : CARDS[tier];
  const fitting = Math.floor((width + measure.gap) / (measure.minWidth + measure.gap));
  const narrow = density === 'rows' && width < ROWS.minWidth;
  return {
    density,
    tier,
    columns: Math.max(1, Math.min(measure.maxColumns, fitting)),
    itemHeight: narrow ? TOUCH_HEIGHT : measure.itemHeight,
    gap: measure.gap,
  };
}
