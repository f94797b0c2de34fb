import { describe, expect, it } from 'vitest';
import { Conservation } from '../src/engine/conservation.ts';
import { ConservationError, EVENT, simulate } from '../src/index.ts';
import { firstState, replayed } from '../src/run/lane-state.ts';
import { busyScenario } from './scenarios.ts';

describe('conservation', () => {
  it('holds at every event of a run, by what the log alone says', () => {
    const amiss: string[] = [];
    for (const lane of simulate(busyScenario()).lanes) {
      let state = firstState(lane);
      const underWay = new Set<number>();
      for (let count = 1; count <= lane.events.at.length; count += 1) {
        state = replayed(lane, state, count);
        const { requests, attempts } = state;
        const { asked, succeeded, degraded, failed, refused, abandoned, inFlight } = requests;
        const subject = lane.events.subject[count - 1] ?? -1;
        if (lane.events.kind[count - 1] === EVENT.asked) underWay.add(subject);
        if (lane.events.kind[count - 1] === EVENT.ended) underWay.delete(subject);
        if (
          asked !== succeeded + degraded + failed + refused + abandoned + inFlight ||
          attempts.sent !== attempts.ok + attempts.failed + attempts.inFlight ||
          inFlight !== underWay.size
        )
          amiss.push(`${lane.name}, event ${count}`);
      }
    }
    expect(amiss).toEqual([]);
  });

  it('tells of a call that was lost, and of one that ended twice', () => {
    const lost = new Conservation();
    lost.ask(1);
    lost.check(0);
    lost.requests.delete(1);
    expect(() => lost.check(5_000)).toThrow(ConservationError);
    expect(() => lost.check(5_000)).toThrow('at 5 ms: 1 were asked, 0 succeeded');
    const kept = new Conservation();
    kept.ask(1);
    expect(() => kept.checkAgainst({ requests: 0, attempts: 0 }, 0)).toThrow(
      'leaves 0 requests open, 1 are under way',
    );
    const twice = new Conservation();
    twice.send(1);
    twice.return(1);
    twice.check(0);
    twice.return(1);
    expect(() => twice.check(0)).toThrow('1 attempts were sent, 2 returned, 0 are under way');
  });
});
