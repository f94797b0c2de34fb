import { LanePlayer, type LaneLog, simulate } from '@fuseboard/simulator';
import { L1 } from '@fuseboard/simulator/lessons';
import { expect, it } from 'vitest';
import { nextStop, previousStop } from './stops.ts';

const scenario = L1.parts[0]?.scenario;
if (scenario === undefined) throw new Error('the lesson has a part');
const { lanes } = simulate(scenario);
const players = lanes.map((log: LaneLog) => new LanePlayer(log));

function walk(step: (ms: number) => number | null, from: number): readonly number[] {
  const passed: number[] = [];
  for (let at = step(from); at !== null; at = step(at)) passed.push(at);
  return passed;
}

it('goes through the transitions of all lanes, each instant once, and back through the same', () => {
  const moves = [...new Set(lanes.flatMap(({ moves: all }) => all.map(({ at }) => at / 1_000)))].sort(
    (a, b) => a - b,
  );
  expect(moves.length).toBeGreaterThan(4);
  expect(walk((ms) => nextStop(players, 'move', ms), 0)).toEqual(moves);
  expect(walk((ms) => previousStop(players, 'move', ms), 15_000)).toEqual(moves.toReversed());
});

it('steps by the event onto every instant at which anything happens, forwards and backwards', () => {
  const instants = [...new Set(lanes.flatMap(({ events }) => [...events.at].map((at) => at / 1_000)))].sort(
    (a, b) => a - b,
  );
  expect(walk((ms) => nextStop(players, 'event', ms), -1)).toEqual(instants);
  expect(walk((ms) => previousStop(players, 'event', ms), 15_000)).toEqual(instants.toReversed());
});

it('says that there is nothing any more', () => {
  expect(nextStop(players, 'move', 15_000)).toBeNull();
  expect(previousStop(players, 'event', 0)).toBeNull();
});
