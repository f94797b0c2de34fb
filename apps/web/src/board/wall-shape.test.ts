import { describe, expect, it } from 'vitest';
import { placeOf, WALL_GAP, wallShape } from './wall-shape.ts';

const SCREENS = [
  { width: 1_408, height: 780 },
  { width: 1_888, height: 960 },
  { width: 3_808, height: 2_000 },
];

describe('the wall', () => {
  it.each(SCREENS.flatMap((screen) => [1, 6, 30, 120, 400, 1_000].map((total) => ({ ...screen, total }))))(
    'of $total on $width x $height is one screen, whatever share is urgent',
    ({ total, width, height }) => {
      for (const urgent of [0, 1, Math.floor(total / 3), total]) {
        const shape = wallShape({ letters: 12, width, height, urgent, calm: total - urgent });
        expect(shape.height).toBeLessThanOrEqual(height + 1e-6);
        for (const [grid, count] of [
          [shape.urgent, urgent],
          [shape.calm, total - urgent],
        ] as const) {
          const { x, y } = placeOf(grid, Math.max(0, count - 1));
          expect(x + grid.tileWidth).toBeLessThanOrEqual(width + 1e-6);
          expect(count === 0 ? 0 : y + grid.tileHeight).toBeLessThanOrEqual(height + 1e-6);
        }
      }
    },
  );

  it('shows what is urgent first and larger, in letters for across the room', () => {
    const { urgent, calm } = wallShape({ letters: 12, width: 1_888, height: 960, urgent: 3, calm: 997 });
    expect(urgent.top).toBe(0);
    expect(calm.top).toBeGreaterThan(urgent.tileHeight);
    expect(urgent).toMatchObject({ detail: 'full' });
    expect(urgent.textSize).toBeGreaterThan(28);
    expect(calm.detail).toBe('glyph');
    expect(calm.tileHeight).toBeGreaterThan(20);
  });

  it('goes by the longest name, and by no name longer than most', () => {
    const size = (letters: number) =>
      wallShape({ width: 1_408, height: 780, urgent: 0, calm: 6, letters }).calm.textSize;
    expect(size(15)).toBeLessThan(size(8));
    expect(size(64)).toBe(size(20));
  });

  it('gives few breakers their names and states', () => {
    expect(wallShape({ letters: 12, width: 1_408, height: 780, urgent: 0, calm: 60 }).calm.detail).toBe(
      'full',
    );
    expect(wallShape({ letters: 12, width: 1_408, height: 780, urgent: 0, calm: 120 }).calm.detail).toBe(
      'name',
    );
  });

  it('keeps its sizes while a few more or less are urgent', () => {
    const of = (urgent: number) =>
      wallShape({ width: 1_888, height: 960, urgent, calm: 1_000 - urgent, letters: 12 });
    expect(of(11)).toEqual(of(9));
    expect(of(13).urgent).not.toEqual(of(9).urgent);
  });

  it('scrolls rather than draw what nobody can tell apart', () => {
    const phone = wallShape({ letters: 12, width: 358, height: 640, urgent: 0, calm: 1_000 });
    expect(phone.height).toBeGreaterThan(640);
    expect(phone.calm.tileHeight).toBe(20);
    expect(phone.calm.tileWidth).toBeGreaterThanOrEqual(20);
  });

  it('leaves a gap between two tiles', () => {
    const { calm } = wallShape({ letters: 12, width: 600, height: 600, urgent: 0, calm: 9 });
    expect(placeOf(calm, 1).x - calm.tileWidth).toBeCloseTo(WALL_GAP);
    expect(placeOf(calm, calm.columns).y - calm.tileHeight).toBeCloseTo(WALL_GAP);
  });
});
