import type { Chance } from '../chance/draw.ts';
import type { Timeline } from '../clock/timeline.ts';
import type { HopBreaker } from '../scenario/lane.ts';
import type { Callee } from './call.ts';
import type { RecordedBreaker } from './recorded-breaker.ts';
import type { Recorder } from './recorder.ts';
import type { Weather } from './weather.ts';

/** What all hops of a lane have in common. */
export interface LaneSurroundings {
  readonly timeline: Timeline;
  readonly recorder: Recorder;
  readonly weather: Weather;
  readonly chance: Chance;
  /** One, or one for each key. */
  readonly makeBreakers: (spec: HopBreaker, hop: number) => readonly RecordedBreaker[];
  readonly dependency: (at: number) => Callee;
}
