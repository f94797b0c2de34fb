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
  readonly breakerNames: readonly string[];
  /** Of a request, by its id. */
  readonly callName: (id: number) => string;
  /** Everything that is set, in words. */
  readonly facts: Facts;
}

/** Its lanes are made when they are first looked at: of most lessons only one part is. */
export function modelRun(run: Run, scenario: Scenario): PlayedRun {
  let lanes: readonly PlayedLane[] | null = null;
  return {
    source: 'model',
    durationMs: run.durationMs,
    checksum: run.checksum,
    get lanes() {
      lanes ??= run.lanes.map((log, at) => playedLane(log, scenario, at));
      return lanes;
    },
  };
}

function playedLane(log: LaneLog, { lanes, workload }: Scenario, at: number): PlayedLane {
  const lane = lanes[at];
  const replays = log.breakers.map(
    (breaker, place) => new BreakerReplay(breaker, place, lane?.commands ?? []),
  );
  return {
    name: log.name,
    log,
    player: new LanePlayer(log),
    marks: callMarks(log, lane, replays[0]?.config.slowCallDurationThreshold ?? null),
    replays,
    breakerNames: log.breakers.map(({ key, hop }) => breakerName(key, hop, workload.keys?.name)),
    callName: workload.arrivals.type === 'users' ? userCall : numberedCall,
    facts: laneFacts(lane, replays[0]?.config ?? null),
  };
}

const breakerName = (key: number | null, hop: number, keyed = 'key'): string =>
  key === null ? `service ${hop + 1}` : `${keyed} ${key + 1}`;

const numberedCall = (id: number): string => `#${id + 1}`;
/** The simulator numbers a user's calls by user * 65536 + how many it had made before. */
const userCall = (id: number): string => `user ${(id >> 16) + 1}, #${(id & 0xffff) + 1}`;
