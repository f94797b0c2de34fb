import { describe, expect, it } from 'vitest';
import { windowBuckets } from './window-buckets-series.ts';
import { windowCells } from './window-cells-series.ts';

describe('window cells', () => {
  it('draw every outcome in reading order, then the empty ones, and mark the newest', () => {
    const { cells, newest, rows, columns } = windowCells('0132', 6, 3);
    expect(cells.map((cell) => cell.kind)).toEqual([
      'success',
      'failure',
      'slow-failure',
      'slow',
      'empty',
      'empty',
    ]);
    expect(newest).toMatchObject({ kind: 'slow', row: 1, column: 0 });
    expect([rows, columns]).toEqual([2, 3]);
  });

  it('have no newest outcome in an empty window', () => {
    expect(windowCells('', 10, 5).newest).toBeNull();
  });

  it('bundle a window too large to tell cells apart, by the most frequent outcome, and count exactly', () => {
    const { perCell, cells, counts } = windowCells('0001'.repeat(500), 2_000, 50);
    expect(perCell).toBe(4);
    expect(cells).toHaveLength(500);
    expect(new Set(cells.map((cell) => cell.kind))).toEqual(new Set(['success']));
    expect(counts).toEqual({ success: 1_500, failure: 500, slow: 0, 'slow-failure': 0 });
  });
});

describe('window buckets', () => {
  const bucket = { age: 1, total: 10, failed: 4, slow: 3, slowFailed: 1 };
  const view = windowBuckets({ type: 'time-based', bucketDuration: 1_000, buckets: [bucket] }, 5_000);

  it('are all there, oldest first, the empty ones too', () => {
    expect(view.buckets.map(({ age, total }) => [age, total])).toEqual([
      [4, 0],
      [3, 0],
      [2, 0],
      [1, 10],
      [0, 0],
    ]);
  });

  it('count each call once: a slow failure is drawn as a failure', () => {
    expect(view.buckets[3]).toMatchObject({ succeeded: 4, slow: 2, failed: 4 });
    expect(view).toMatchObject({ total: 10, failed: 4, slow: 3 });
  });
});
