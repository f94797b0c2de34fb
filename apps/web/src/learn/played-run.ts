import { BreakerReplay, LanePlayer, type LaneLog, type Run, type Scenario } from '@fuseboard/simulator';
import { type CallMarks, callMarks } from './call-marks.ts';
import { type Facts, laneFacts } from './lane-facts.ts';

/** What the views draw, wherever its events come from: a run of the model, an incident that was recorded, or one that is going on. */
export interface PlayedRun {
  readonly source: 'model' | 'recorded' | 'live';
  readonly durationMs: number;
  /** Of all that happened; who has the same has the same run. */
  readonly checksum: string;
  readonly lanes: readonly PlayedLane[];
}

export interface PlayedLane {
  readonly name: string;
  readonly log: LaneLog;
  readonly player: LanePlayer;
  readonly marks: CallMarks;
  /** In the order of the log's breakers. */
  readonly replays: readonly BreakerReplay[];
  /** Everything that is set, in words. */
  readonly facts: Facts;
}

export function modelRun(run: Run, scenario: Scenario): PlayedRun {
  const lanes = run.lanes.map((log, at): PlayedLane => {
    const lane = scenario.lanes[at];
    const replays = log.breakers.map(
      (breaker, place) => new BreakerReplay(breaker, place, lane?.commands ?? []),
    );
    return {
      name: log.name,
      log,
      player: new LanePlayer(log),
      marks: callMarks(log, lane, replays[0]?.config.slowCallDurationThreshold ?? null),
      replays,
      facts: laneFacts(lane, replays[0]?.config ?? null),
    };
  });
  return { source: 'model', durationMs: run.durationMs, checksum: run.checksum, lanes };
}
