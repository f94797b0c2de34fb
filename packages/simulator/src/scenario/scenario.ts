import type { Dependency, Fault } from './dependency.ts';
import type { Lane, LaneCommand } from './lane.ts';
import type { Workload } from './workload.ts';

/** Everything a run is made of, as JSON: the same scenario gives the same run, to the bit, wherever it is run. */
export interface Scenario {
  /** A whole number. */
  readonly seed: number;
  readonly durationMs: number;
  readonly workload: Workload;
  /** The first is called, or that of the request's key where `routedByKey`. */
  readonly dependencies: readonly Dependency[];
  readonly routedByKey?: boolean;
  readonly faults: readonly Fault[];
  readonly lanes: readonly Lane[];
}

/** What somebody does while it runs: the run up to then stays what it was. */
export type Action =
  | { readonly type: 'fault'; readonly fault: Fault }
  | { readonly type: 'command'; readonly lane: number; readonly command: LaneCommand };

/** The scenario in which these are done too. Run it anew: up to the first of them it is the same run, event for event. */
export function withActions(scenario: Scenario, actions: readonly Action[]): Scenario {
  const faults = actions.flatMap((action) => (action.type === 'fault' ? [action.fault] : []));
  const lanes = scenario.lanes.map((lane, at) => {
    const commands = actions.flatMap((action) =>
      action.type === 'command' && action.lane === at ? [action.command] : [],
    );
    return commands.length === 0 ? lane : { ...lane, commands: [...(lane.commands ?? []), ...commands] };
  });
  return { ...scenario, faults: [...scenario.faults, ...faults], lanes };
}
