import { Chance } from '../chance/draw.ts';
import { Timeline } from '../clock/timeline.ts';
import { micros } from '../clock/micros.ts';
import type { LaneLog } from '../run/lane-log.ts';
import type { HopBreaker, Lane } from '../scenario/lane.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Callee } from './call.ts';
import { DependencyServer } from './dependency-server.ts';
import { HopRunner } from './hop-runner.ts';
import type { LaneSurroundings } from './lane-surroundings.ts';
import { RecordedBreaker } from './recorded-breaker.ts';
import { Recorder } from './recorder.ts';
import { RequestSource } from './request-source.ts';
import { Weather } from './weather.ts';

/** One lane from the first instant to the last. Lanes share nothing but the scenario, so each runs by itself. */
export function runLane(scenario: Scenario, lane: Lane): LaneLog {
  const timeline = new Timeline();
  const recorder = new Recorder(timeline);
  const weather = new Weather(scenario.faults);
  const { seed } = scenario;
  const chance = new Chance(seed);
  const servers = scenario.dependencies.map(
    (spec, at) => new DependencyServer(spec, at, { timeline, weather, chance }),
  );
  const breakers: RecordedBreaker[] = [];
  const dependency = (at: number): Callee => serverAt(servers, at);
  const surroundings: LaneSurroundings = {
    timeline,
    recorder,
    weather,
    chance,
    dependency,
    makeBreakers: (spec, hop) =>
      keysOf(scenario, spec).map((key) => {
        const breaker = new RecordedBreaker(
          spec,
          { at: breakers.length, hop, key, seed },
          { timeline, recorder },
        );
        breakers.push(breaker);
        return breaker;
      }),
  };
  followWeather(surroundings, servers);
  followCommands(lane, surroundings, breakers);
  new RequestSource(scenario, surroundings, firstHop(scenario, lane, surroundings)).start();
  timeline.runUntil(micros(scenario.durationMs));
  return recorder.finish(
    lane.name,
    breakers.map((breaker) => breaker.finish()),
  );
}

function serverAt(servers: readonly Callee[], at: number): Callee {
  const server = servers[at];
  if (server === undefined) throw new RangeError(`there is no dependency ${at}`);
  return server;
}

function keysOf({ workload }: Scenario, { scope = 'one' }: HopBreaker): readonly (number | null)[] {
  return scope === 'one' ? [null] : [...(workload.keys?.weights.keys() ?? [0])];
}

/** The last hop calls the dependency, each other one the hop below it. */
function firstHop({ routedByKey = false }: Scenario, lane: Lane, surroundings: LaneSurroundings): Callee {
  let below = (key: number): Callee => surroundings.dependency(routedByKey ? key : 0);
  for (const [fromBottom, hop] of lane.hops.toReversed().entries()) {
    const runner = new HopRunner(hop, { at: lane.hops.length - 1 - fromBottom, below, lane: surroundings });
    below = () => runner;
  }
  return below(0);
}

/** Set before anything else, so that at the same instant the weather changes first. */
function followWeather(
  { timeline, weather, recorder }: LaneSurroundings,
  servers: readonly DependencyServer[],
): void {
  for (const { at, fault, begins } of weather.changes)
    timeline.at(at, () => {
      recorder.event('weather', fault, begins ? 1 : 0);
      for (const server of servers) server.wake();
    });
}

function followCommands(
  lane: Lane,
  { timeline, recorder }: LaneSurroundings,
  breakers: readonly RecordedBreaker[],
): void {
  for (const [nth, command] of (lane.commands ?? []).entries())
    timeline.at(micros(command.atMs), () => {
      const obeyed = breakers.filter((breaker) => breaker.command(command, nth)).length;
      recorder.event('commanded', nth, obeyed);
    });
}
