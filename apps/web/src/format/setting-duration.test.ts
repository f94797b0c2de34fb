import { expect, it } from 'vitest';
import { settingDuration } from './setting-duration.ts';

it.each([
  [250, '250 ms'],
  [1_000, '1 s'],
  [2_500, '2.5 s'],
  [60_000, '1 min'],
  [70_000, '1 m 10 s'],
  [7_200_000, '2 h'],
])('%i ms is written %s', (ms, text) => {
  expect(settingDuration(ms)).toBe(text);
});
