import { expect, it } from 'vitest';
import type { StateCounts } from '../format/board-sentence.ts';
import { faviconState, faviconUrl } from './favicon.ts';

const NONE: StateCounts = {
  closed: 3,
  open: 0,
  'half-open': 0,
  'forced-open': 0,
  disabled: 0,
  'metrics-only': 0,
};

it('[3] the tab’s picture is that of the worst state, or of not knowing', () => {
  expect(faviconState(NONE, true)).toBe('closed');
  expect(faviconState({ ...NONE, 'half-open': 1 }, true)).toBe('half-open');
  expect(faviconState({ ...NONE, 'half-open': 1, open: 1 }, true)).toBe('open');
  expect(faviconState({ ...NONE, 'forced-open': 1 }, true)).toBe('open');
  expect(faviconState({ ...NONE, open: 1 }, false)).toBe('unknown');
});

it('the pictures differ by shape, not by colour alone', () => {
  const shapes = (['closed', 'half-open', 'open', 'unknown'] as const).map((state) =>
    faviconUrl(state).replace(/fill%3D%22%23\w+%22/, ''),
  );
  expect(new Set(shapes).size).toBe(4);
});
