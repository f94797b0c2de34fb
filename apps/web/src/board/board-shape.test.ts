import { describe, expect, it } from 'vitest';
import { boardShape } from './board-shape.ts';

/** At 1440 x 900: what the header, the sentence, the filters and the insets leave. */
const WIDTH = 1_376;
const HEIGHT = 900 - 132;

const fitting = (density: 'cards' | 'rows', total: number): number => {
  const { columns, itemHeight, lineGap } = boardShape({ density, total, width: WIDTH });
  const labels = density === 'rows' ? 22 : 0;
  return columns * Math.floor((HEIGHT - labels + lineGap) / (itemHeight + lineGap));
};

describe('[1] at 1440 x 900', () => {
  it('24 cards are seen without scrolling', () => expect(fitting('cards', 24)).toBeGreaterThanOrEqual(24));
  it('60 rows are', () => expect(fitting('rows', 60)).toBeGreaterThanOrEqual(60));
});

describe('the shape of the board', () => {
  it('gives few breakers large cards, whatever a filter leaves of them', () => {
    expect(boardShape({ density: 'cards', total: 6, width: WIDTH })).toMatchObject({
      tier: 'large',
      columns: 3,
    });
    expect(boardShape({ density: 'cards', total: 24, width: WIDTH })).toMatchObject({
      tier: 'compact',
      columns: 6,
    });
  });

  it('has one column on a phone, and rows a finger can hit', () => {
    expect(boardShape({ density: 'cards', total: 6, width: 366 })).toMatchObject({
      tier: 'compact',
      columns: 1,
    });
    expect(boardShape({ density: 'rows', total: 6, width: 366 })).toMatchObject({
      columns: 1,
      itemHeight: 48,
    });
  });

  it('fills the width', () => {
    const { columns, itemWidth, columnGap } = boardShape({ density: 'cards', total: 24, width: 1_000 });
    expect(columns * itemWidth + (columns - 1) * columnGap).toBeCloseTo(1_000);
  });
});
