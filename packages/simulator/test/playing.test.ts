import { describe, expect, it } from 'vitest';
import { BreakerReplay, LanePlayer, simulate } from '../src/index.ts';
import { firstState, replayed } from '../src/run/lane-state.ts';
import { busyScenario } from './scenarios.ts';

const scenario = busyScenario();
const run = simulate(scenario);
const lane = run.lanes[2];
if (lane === undefined) throw new Error('the busy scenario has four lanes');
const commands = scenario.lanes[2]?.commands ?? [];

describe('playing a lane', () => {
  it('is at any instant, in any order, what replaying from the beginning comes to', () => {
    const player = new LanePlayer(lane);
    for (const ms of [60_000, 0, 31_234.567, 20_000, 59_999.999, 12]) {
      const state = player.at(ms);
      expect(state).toEqual(replayed(lane, firstState(lane), player.countAt(ms)));
      expect(state.events).toBe(lane.events.at.filter((at) => at <= ms * 1_000).length);
    }
    expect(player.at(60_000)).toEqual(player.after(Infinity));
  });

  it('steps to the next event, call and move, and back over the same ones', () => {
    const player = new LanePlayer(lane);
    for (const stop of ['event', 'call', 'move'] as const) {
      const there: number[] = [];
      for (let at = player.next(stop, 0); at !== null && there.length < 200; at = player.next(stop, at))
        there.push(at);
      const back: number[] = [];
      for (let at = there.at(-1) ?? null; at !== null; at = player.previous(stop, at)) back.push(at);
      expect(back.toReversed()).toEqual(there);
      expect(there.length).toBeGreaterThan(3);
    }
    expect(player.next('event', lane.events.at.length)).toBeNull();
    expect(player.previous('move', 1)).toBeNull();
  });
});

describe('why not open, at any moment', () => {
  it('is asked of a real breaker that is in the state the run says', () => {
    const player = new LanePlayer(lane);
    for (const [at, log] of lane.breakers.entries()) {
      const replay = new BreakerReplay(log, at, commands);
      const moments = [...Array(61).keys()].map((second) => second * 1_000);
      for (const ms of [...moments, ...moments.toReversed()])
        expect(replay.explain(ms).state).toBe(player.at(ms).breakers[at]);
    }
  });

  it('makes the replayed breaker move at the same instants for the same causes', () => {
    expect(lane.moves.length).toBeGreaterThan(6);
    for (const [at, log] of lane.breakers.entries()) {
      const replay = new BreakerReplay(log, at, commands);
      const moves = lane.moves.filter(({ breaker }) => breaker === at);
      for (const [nth, move] of moves.entries()) {
        if (moves[nth + 1]?.at === move.at) continue; // only the last one of an instant can be seen
        const { state, cause, since } = replay.snapshot(move.at / 1_000);
        expect({ state, cause }).toEqual({ state: move.to, cause: move.cause });
        expect(since).toBeCloseTo(move.at / 1_000, 3);
      }
    }
  });

  it('says how far it was from opening', () => {
    const [log] = lane.breakers;
    if (log === undefined) throw new Error('it has two breakers');
    expect(new BreakerReplay(log, 0, commands).explain(100).text).toContain(
      'a rate needs 20 calls and there are',
    );
  });
});
