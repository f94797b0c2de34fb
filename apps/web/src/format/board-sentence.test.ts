import { describe, expect, it } from 'vitest';
import { boardSentence, type StateCounts } from './board-sentence.ts';

const NONE: StateCounts = {
  closed: 0,
  open: 0,
  'half-open': 0,
  'forced-open': 0,
  disabled: 0,
  'metrics-only': 0,
};

describe('the board in a sentence', () => {
  it.each([
    [NONE, 'No breakers'],
    [{ ...NONE, closed: 1 }, 'The breaker is closed'],
    [{ ...NONE, closed: 412 }, 'All 412 closed'],
    [{ ...NONE, open: 2, 'forced-open': 1, closed: 409 }, '2 open, 1 forced, 409 closed'],
    [{ ...NONE, open: 3 }, '3 open'],
    [
      { open: 1, 'forced-open': 1, 'half-open': 1, disabled: 1, 'metrics-only': 1, closed: 1 },
      '1 open, 1 forced, 1 half-open, 1 disabled, 1 metrics-only, 1 closed',
    ],
  ])('%#', (counts, text) => expect(boardSentence(counts)).toBe(text));
});
