import { InvalidConfigError, resolveConfig } from '@fuseboard/breaker';
import type { Dependency, Fault } from './dependency.ts';
import { InvalidScenarioError } from './invalid-scenario-error.ts';
import type { Hop, Lane } from './lane.ts';
import { integerIn, numberIn } from './number-check.ts';
import type { Scenario } from './scenario.ts';
import type { Arrivals, Workload } from './workload.ts';

/** An hour: what a class has, and what microseconds and columns hold many times over. */
const LONGEST_MS = 3_600_000;

/** @throws InvalidScenarioError naming the first setting that is out of its range. */
export function checkScenario(scenario: Scenario): void {
  integerIn('seed', scenario.seed, [-(2 ** 31), 2 ** 32 - 1]);
  numberIn('durationMs', scenario.durationMs, [1, LONGEST_MS]);
  checkWorkload(scenario.workload);
  if (scenario.dependencies.length === 0)
    throw new InvalidScenarioError('dependencies', 'must name at least one');
  for (const [at, dependency] of scenario.dependencies.entries())
    checkDependency(`dependencies.${at}`, dependency);
  const keys = scenario.workload.keys?.weights.length ?? 1;
  if (scenario.routedByKey === true && scenario.dependencies.length < keys)
    throw new InvalidScenarioError(
      'dependencies',
      `must be one for each of the ${keys} keys they are routed by`,
    );
  for (const [at, fault] of scenario.faults.entries())
    checkFault(`faults.${at}`, fault, { keys, dependencies: scenario.dependencies.length });
  if (scenario.lanes.length === 0) throw new InvalidScenarioError('lanes', 'must be at least one');
  for (const [at, lane] of scenario.lanes.entries()) checkLane(`lanes.${at}`, lane, scenario);
}

function checkWorkload({ arrivals, patienceMs, keys }: Workload): void {
  checkArrivals(arrivals);
  if (patienceMs !== null) numberIn('workload.patienceMs', patienceMs, [0.001, LONGEST_MS]);
  if (keys === undefined) return;
  if (keys.weights.length === 0)
    throw new InvalidScenarioError('workload.keys.weights', 'must be at least one');
  for (const [at, weight] of keys.weights.entries())
    numberIn(`workload.keys.weights.${at}`, weight, [0, 1_000_000]);
}

function checkArrivals(arrivals: Arrivals): void {
  const path = 'workload.arrivals';
  switch (arrivals.type) {
    case 'constant':
    case 'poisson':
      numberIn(`${path}.perSecond`, arrivals.perSecond, [0, 100_000]);
      for (const [at, step] of (arrivals.steps ?? []).entries()) {
        numberIn(`${path}.steps.${at}.atMs`, step.atMs, [arrivals.steps?.[at - 1]?.atMs ?? 0, LONGEST_MS]);
        numberIn(`${path}.steps.${at}.perSecond`, step.perSecond, [0, 100_000]);
      }
      return;
    case 'bursts':
      integerIn(`${path}.size`, arrivals.size, [1, 100_000]);
      numberIn(`${path}.everyMs`, arrivals.everyMs, [1, LONGEST_MS]);
      numberIn(`${path}.firstAtMs`, arrivals.firstAtMs ?? 0, [0, LONGEST_MS]);
      return;
    case 'at':
      for (const [at, time] of arrivals.times.entries())
        numberIn(`${path}.times.${at}`, time, [arrivals.times[at - 1] ?? 0, LONGEST_MS]);
      return;
    case 'users':
      integerIn(`${path}.users`, arrivals.users, [1, 10_000]);
      // A refusal takes no time: without a thought between, a user would ask for ever in one instant.
      numberIn(`${path}.thinkMs`, arrivals.thinkMs, [1, LONGEST_MS]);
      return;
    default:
      throw new InvalidScenarioError(`${path}.type`, 'must be constant, poisson, bursts, at or users');
  }
}

function checkDependency(
  path: string,
  { latency, slots, queue, perSecond, collapse, script }: Dependency,
): void {
  if (typeof latency === 'number') numberIn(`${path}.latency`, latency, [0, LONGEST_MS]);
  else {
    let least = 0;
    for (const name of ['p0', 'p50', 'p90', 'p99', 'p100'] as const) {
      numberIn(`${path}.latency.${name}`, latency[name], [least, LONGEST_MS]);
      least = latency[name];
    }
  }
  integerIn(`${path}.slots`, slots ?? 0, [0, 100_000]);
  integerIn(`${path}.queue`, queue ?? 0, [0, 1_000_000]);
  numberIn(`${path}.perSecond`, perSecond ?? 0, [0, 100_000]);
  if (collapse !== undefined) {
    integerIn(`${path}.collapse.inFlight`, collapse.inFlight, [1, 100_000]);
    numberIn(`${path}.collapse.downMs`, collapse.downMs, [0, LONGEST_MS]);
  }
  if (script !== undefined && !/^[.x]+$/.test(script.outcomes))
    throw new InvalidScenarioError(`${path}.script.outcomes`, 'must be a text of . (well) and x (badly)');
}

function checkFault(
  path: string,
  fault: Fault,
  { keys, dependencies }: { keys: number; dependencies: number },
): void {
  numberIn(`${path}.atMs`, fault.atMs, [0, LONGEST_MS]);
  if (fault.untilMs !== undefined) numberIn(`${path}.untilMs`, fault.untilMs, [fault.atMs, LONGEST_MS]);
  integerIn(`${path}.dependency`, fault.dependency ?? 0, [0, dependencies - 1]);
  integerIn(`${path}.key`, fault.key ?? 0, [0, keys - 1]);
  for (const name of ['errorRate', 'hangRate'] as const)
    numberIn(`${path}.${name}`, fault[name] ?? 0, [0, 100]);
  for (const name of ['rampMs', 'fadeMs', 'addedLatencyMs', 'hangMs'] as const)
    numberIn(`${path}.${name}`, fault[name] ?? 0, [0, LONGEST_MS]);
  numberIn(`${path}.latencyFactor`, fault.latencyFactor ?? 1, [0, 10_000]);
  integerIn(`${path}.slots`, fault.slots ?? 0, [0, 100_000]);
  numberIn(`${path}.perSecond`, fault.perSecond ?? 0, [0, 100_000]);
}

function checkLane(path: string, { hops, commands = [] }: Lane, { dependencies }: Scenario): void {
  integerIn(`${path}.hops.length`, hops.length, [1, 16]);
  for (const [at, hop] of hops.entries()) checkHop(`${path}.hops.${at}`, hop, dependencies.length);
  for (const [at, command] of commands.entries()) {
    numberIn(`${path}.commands.${at}.atMs`, command.atMs, [0, LONGEST_MS]);
    if (command.expiresAfterMs !== undefined)
      numberIn(`${path}.commands.${at}.expiresAfterMs`, command.expiresAfterMs, [1, LONGEST_MS]);
  }
}

function checkHop(
  path: string,
  { workers, breaker, timeoutMs, retry, fallback }: Hop,
  dependencies: number,
): void {
  for (const [at, size] of (workers?.sizes ?? []).entries())
    integerIn(`${path}.workers.sizes.${at}`, size, [1, 100_000]);
  if (timeoutMs !== undefined) numberIn(`${path}.timeoutMs`, timeoutMs, [0.001, LONGEST_MS]);
  if (retry !== undefined) {
    integerIn(`${path}.retry.attempts`, retry.attempts, [1, 100]);
    numberIn(`${path}.retry.backoffMs`, retry.backoffMs, [0, LONGEST_MS]);
    numberIn(`${path}.retry.multiplier`, retry.multiplier ?? 1, [1, 100]);
    numberIn(`${path}.retry.jitter`, retry.jitter ?? 0, [0, 1]);
  }
  if (fallback?.type === 'dependency')
    integerIn(`${path}.fallback.dependency`, fallback.dependency, [0, dependencies - 1]);
  if (breaker === undefined) return;
  try {
    resolveConfig(breaker.config);
  } catch (error) {
    if (!InvalidConfigError.is(error)) throw error;
    throw new InvalidScenarioError(`${path}.breaker.config.${error.path}`, error.message);
  }
}
