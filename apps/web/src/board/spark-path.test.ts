import { expect, it } from 'vitest';
import { sparkPath } from './spark-path.ts';

const gap = Number.NaN;
const path = (...rates: readonly number[]) => sparkPath(Float32Array.from(rates));

it('draws 0 % at the bottom and 100 % at the top', () => {
  expect(path(0, 100, 50)).toEqual({ line: 'M0 100L1 0L2 50', area: 'M0 100V100L1 0L2 50V100H0Z' });
});

it('[9] leaves gaps as gaps', () => {
  expect(path(10, 20, gap, 30, 40).line).toBe('M0 90L1 80M3 70L4 60');
});

it('shows a point alone as a short stroke', () => {
  expect(path(gap, gap, 30).line).toBe('M2 70h-0.5');
});

it('draws nothing where nothing is known', () => {
  expect(path(gap, gap)).toEqual({ line: '', area: '' });
});
