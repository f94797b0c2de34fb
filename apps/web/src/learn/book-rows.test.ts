import { simulate } from '@fuseboard/simulator';
import { L1 } from '@fuseboard/simulator/lessons';
import { expect, it } from 'vitest';
import { bookRows } from './book-rows.ts';

it('sets our fifteen rounds beside those of the book, with the three reasons told apart', () => {
  const log = L1.parts[0] && simulate(L1.parts[0].scenario).lanes[0];
  if (log === undefined) throw new Error('the lesson has a lane');
  const rows = bookRows(log);
  expect(rows.map(({ ours }) => ours)).toEqual([
    'ok',
    'ok',
    'failed: an error',
    'failed: an error; threshold reached, opens',
    ...Array.from({ length: 4 }, () => 'refused: still open'),
    'probe failed: an error; probe failed, opens again',
    ...Array.from({ length: 4 }, () => 'refused: still open'),
    'probe ok; probe succeeded, closes',
    'ok',
  ]);
  // A mark of the function itself stands exactly where our breaker made the call.
  expect(rows.map(({ python }) => /^(OK|FAIL)$/.test(python[0] ?? ''))).toEqual(
    rows.map(({ ours }) => !ours.startsWith('refused')),
  );
  expect(rows.map(({ state }) => state).join(' ')).toBe(
    'Closed Closed Closed Open Open Open Open Open Open Open Open Open Open Closed Closed',
  );
});
