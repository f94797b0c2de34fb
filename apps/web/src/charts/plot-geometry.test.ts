import { describe, expect, it } from 'vitest';
import { NOON } from '../testing/views.ts';
import { dragged, rowNearest, stepOf, xOf } from './plot-geometry.ts';

const domain = { from: NOON, to: NOON + 600_000 };
/** 52 pixels of axis, 600 of plot, 8 of margin. */
const width = 660;

describe('a drag across a chart', () => {
  it('is the range below it, in either direction', () => {
    const range = { from: NOON + 100_000, to: NOON + 250_000 };
    expect(dragged({ from: 152, to: 302, width }, domain)).toEqual(range);
    expect(dragged({ from: 302, to: 152, width }, domain)).toEqual(range);
  });

  it('ends where the chart does', () => {
    expect(dragged({ from: 0, to: 10_000, width }, domain)).toEqual(domain);
  });

  it('is none where it is a click, or of no time', () => {
    expect(dragged({ from: 152, to: 157, width }, domain)).toBeNull();
    expect(dragged({ from: 152, to: 162, width }, { from: NOON, to: NOON + 60_000 })).toBeNull();
  });

  it('begins where the instant is drawn', () => {
    expect(xOf(NOON + 100_000, { domain, width })).toBe(152);
  });
});

describe('the keys', () => {
  it.each([
    ['ArrowLeft', -1, 19],
    ['ArrowLeft', 7, 6],
    ['ArrowRight', 7, 8],
    ['ArrowRight', 19, 19],
    ['PageUp', 7, 0],
    ['PageDown', 7, 17],
    ['Home', 7, 0],
    ['End', 7, 19],
    ['x', 7, null],
  ])('%s at %i', (key, index, next) => {
    expect(stepOf(key, index, 20)).toBe(next);
  });

  it('lead nowhere where there is nothing', () => {
    expect(stepOf('ArrowLeft', -1, 0)).toBeNull();
    expect(rowNearest([], NOON)).toBe(-1);
  });

  it('stay at the instant as rows go', () => {
    const rows = [1, 3, 5].map((at) => ({ at }));
    expect(rowNearest(rows, 4.2)).toBe(2);
    expect(rowNearest(rows.slice(1), 3)).toBe(0);
  });
});
