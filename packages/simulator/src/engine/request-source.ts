import { choose } from '../chance/choice.ts';
import { STREAMS } from '../chance/draw.ts';
import { micros } from '../clock/micros.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { arrivalTimes } from './arrival-times.ts';
import type { Call, Callee, Result } from './call.ts';
import type { LaneSurroundings } from './lane-surroundings.ts';

/** A user's requests are numbered apart from the others', so that one who waits longer shifts nobody else's. */
const REQUESTS_OF_A_USER = 65_536;

/** Makes the requests, waits with their callers, and lets those whose patience ends leave. */
export class RequestSource {
  readonly #scenario: Scenario;
  readonly #lane: LaneSurroundings;
  readonly #first: Callee;

  constructor(scenario: Scenario, lane: LaneSurroundings, first: Callee) {
    this.#scenario = scenario;
    this.#lane = lane;
    this.#first = first;
  }

  start(): void {
    const { workload, durationMs } = this.#scenario;
    const { arrivals } = workload;
    if (arrivals.type === 'users') {
      for (let user = 0; user < arrivals.users; user += 1)
        this.#visit(user, 0, Math.floor((micros(arrivals.thinkMs) * user) / arrivals.users));
      return;
    }
    const times = arrivalTimes(arrivals, this.#lane.chance, micros(durationMs));
    const schedule = (id: number): void => {
      const at = times[id];
      if (at === undefined) return;
      this.#lane.timeline.at(at, () => {
        schedule(id + 1);
        this.#ask(id, () => {});
      });
    };
    schedule(0);
  }

  #visit(user: number, nth: number, at: number): void {
    const { arrivals } = this.#scenario.workload;
    if (arrivals.type !== 'users') return;
    const { thinkMs } = arrivals;
    this.#lane.timeline.at(at, () =>
      this.#ask(user * REQUESTS_OF_A_USER + nth, () =>
        this.#visit(user, nth + 1, this.#lane.timeline.now + micros(thinkMs)),
      ),
    );
  }

  #ask(id: number, next: () => void): void {
    const { workload } = this.#scenario;
    const { timeline, recorder, chance } = this.#lane;
    const key = workload.keys === undefined ? 0 : choose(workload.keys.weights, chance.draw(STREAMS.key, id));
    const row = recorder.ask(id, key);
    const leavesAt = workload.patienceMs === null ? Infinity : timeline.now + micros(workload.patienceMs);
    let hasEnded = false;
    const end = ({ kind, age }: Result): void => {
      if (hasEnded) return;
      hasEnded = true;
      stopWaiting();
      recorder.end(row, kind, age);
      next();
    };
    const stopWaiting =
      leavesAt === Infinity ? () => {} : timeline.at(leavesAt, () => end({ kind: 'abandoned' }));
    const call: Call = { row, id, key, leavesAt, executions: 0 };
    this.#first.call(call, end);
  }
}
