import { type Run, type Scenario, simulate } from '@fuseboard/simulator';
import { LESSONS } from '@fuseboard/simulator/lessons';
import { describe, expect, it } from 'vitest';
import { dialsAt, turned, turnedAnew, type Turn } from './turns.ts';

function scenarioOf(id: string): Scenario {
  const scenario = LESSONS.find((lesson) => lesson.id === id)?.parts[0]?.scenario;
  if (scenario === undefined) throw new Error(`${id} has a part`);
  return scenario;
}

const book = scenarioOf('L1');
const error = (atMs: number, value: number): Turn => ({ type: 'dial', atMs, dial: 'error', value });

/** Of a lane, up to an instant. */
function eventsUntil({ lanes }: Run, ms: number): readonly (readonly number[])[] {
  return lanes.map(({ events }) => [...events.at].filter((at) => at < ms * 1_000));
}

describe('what is turned', () => {
  it('leaves the run up to then as it was, and changes it from there', () => {
    const hang = scenarioOf('L2');
    const [before, after] = [simulate(hang), simulate(turned(hang, [error(5_000, 100)]))];
    expect(eventsUntil(after, 5_000)).toEqual(eventsUntil(before, 5_000));
    expect(after.checksum).not.toBe(before.checksum);
    expect(after.lanes[1]?.moves[0]?.at).toBeLessThan(6_000_000);
    expect(before.lanes[1]?.moves[0]?.at).toBeGreaterThan(12_000_000);
  });

  it('holds until it is turned again, or given back', () => {
    const turns = [error(1_000, 100), error(3_000, 50), { type: 'release', atMs: 6_000 } as const];
    expect([0, 1_000, 4_000, 6_000].map((ms) => dialsAt(turns, ms).error)).toEqual([
      undefined,
      100,
      50,
      undefined,
    ]);
    const faults = turned(book, turns).faults.slice(book.faults.length);
    expect(faults).toEqual([
      { atMs: 1_000, untilMs: 3_000, errorRate: 100 },
      { atMs: 3_000, untilMs: 6_000, errorRate: 50 },
    ]);
  });

  it('ends what was turned later in the run before', () => {
    expect(turnedAnew([error(1_000, 5), error(9_000, 10)], error(4_000, 20))).toEqual([
      error(1_000, 5),
      error(4_000, 20),
    ]);
  });

  it('of the configuration is one value a setting and lane, at whatever instant', () => {
    const set = (value: number): Turn => ({ type: 'setting', lane: 0, setting: 'streak', value });
    const turns = turnedAnew(turnedAnew([error(9_000, 10)], set(3)), set(4));
    expect(turns).toEqual([error(9_000, 10), set(4)]);
    expect(turned(book, turns).lanes[0]?.hops[0]?.breaker?.config.consecutiveFailuresThreshold).toBe(4);
    expect(turned(book, turns).lanes[1]).toEqual(book.lanes[1]);
  });

  it('by an operator acts on the lane it names alone', () => {
    const run = simulate(turned(book, [{ type: 'command', atMs: 500, lane: 1, command: 'force-open' }]));
    expect(run.lanes.map(({ moves }) => moves[0]?.to)).toEqual(['open', 'forced-open']);
  });

  it('of the lane after the last adds one of one’s own to the puzzle', () => {
    const puzzle = scenarioOf('L21');
    const lanes = turned(puzzle, [{ type: 'setting', lane: 4, setting: 'wait', value: 7_000 }]).lanes;
    expect(lanes.map(({ name }) => name)).toEqual([...puzzle.lanes.map(({ name }) => name), 'yours']);
    expect(lanes[4]?.hops[0]?.breaker?.config.waitDurationInOpenState).toBe(7_000);
  });
});
