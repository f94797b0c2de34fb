import { simulate } from '@fuseboard/simulator';
import { LESSONS } from '@fuseboard/simulator/lessons';
import { expect, it } from 'vitest';
import { fleetBands, laneBands } from './lane-bands.ts';

function logOf(id: string, lane: number) {
  const scenario = LESSONS.find((lesson) => lesson.id === id)?.parts[0]?.scenario;
  const log = scenario && simulate(scenario).lanes[lane];
  if (log === undefined) throw new Error(`${id} has such a lane`);
  return log;
}

it('a breaker’s states follow one another without a gap, and end where one may see', () => {
  const log = logOf('L1', 0);
  expect(laneBands(log, 0, 3_000)).toEqual([{ state: 'closed', from: 0, to: 3_000 }]);
  expect(laneBands(log, 0, 15_000)).toEqual([
    { state: 'closed', from: 0, to: 3_000 },
    { state: 'open', from: 3_000, to: 8_000 },
    { state: 'open', from: 8_000, to: 13_000 },
    { state: 'closed', from: 13_000, to: 15_000 },
  ]);
});

it('of a fleet it says how many are open, and what is not to be seen yet is not counted', () => {
  const log = logOf('L16', 0);
  expect(fleetBands(log, 30_000).at(-1)).toMatchObject({ open: 13 });
  expect(Math.max(...fleetBands(log, 9_000).map(({ open }) => open))).toBe(0);
});
