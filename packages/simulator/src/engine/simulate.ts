import { checksum } from '../run/checksum.ts';
import type { Run } from '../run/run.ts';
import { checkScenario } from '../scenario/check-scenario.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { runLane } from './run-lane.ts';

/**
 * Runs a scenario from its first instant to its last, as fast as it can. Synchronous: give it a worker of its own.
 *
 * @throws InvalidScenarioError naming the setting that is out of its range.
 *
 * @example
 * const run = simulate(scenario);
 * new LanePlayer(run.lanes[0]).at(12_500).requests.refused;
 */
export function simulate(scenario: Scenario): Run {
  checkScenario(scenario);
  const lanes = scenario.lanes.map((lane) => runLane(scenario, lane));
  return { durationMs: scenario.durationMs, lanes, checksum: checksum(lanes) };
}
