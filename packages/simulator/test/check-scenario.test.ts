import { describe, expect, it } from 'vitest';
import { InvalidScenarioError, type Scenario, simulate } from '../src/index.ts';
import { busyScenario } from './scenarios.ts';

const lane = (hop: Scenario['lanes'][number]['hops'][number]): Partial<Scenario> => ({
  lanes: [{ name: 'one', hops: [hop] }],
});

const wrong: readonly [path: string, message: string, changes: Partial<Scenario>][] = [
  ['seed', 'must be a whole number', { seed: 1.5 }],
  ['durationMs', 'must be a number from 1 to 3600000, got Infinity', { durationMs: Infinity }],
  ['dependencies', 'must name at least one', { dependencies: [] }],
  ['dependencies', 'must be one for each of the 2 keys', { routedByKey: true }],
  [
    'dependencies.0.latency.p90',
    'must be a number from 50',
    { dependencies: [{ name: 'a', latency: { p0: 1, p50: 50, p90: 40, p99: 60, p100: 70 } }] },
  ],
  [
    'dependencies.0.script.outcomes',
    'must be a text of . (well) and x (badly)',
    { dependencies: [{ name: 'a', latency: 1, script: { outcomes: 'OK', by: 'request' } }] },
  ],
  ['faults.0.untilMs', 'must be a number from 500', { faults: [{ atMs: 500, untilMs: 400 }] }],
  [
    'faults.0.errorRate',
    'must be a number from 0 to 100, got 101',
    { faults: [{ atMs: 0, errorRate: 101 }] },
  ],
  [
    'faults.0.dependency',
    'must be a whole number from 0 to 0, got 1',
    { faults: [{ atMs: 0, dependency: 1 }] },
  ],
  [
    'workload.arrivals.thinkMs',
    'must be a number from 1',
    { workload: { arrivals: { type: 'users', users: 1, thinkMs: 0 }, patienceMs: null } },
  ],
  [
    'workload.arrivals.times.1',
    'must be a number from 5',
    { workload: { arrivals: { type: 'at', times: [5, 4] }, patienceMs: null } },
  ],
  ['lanes', 'must be at least one', { lanes: [] }],
  [
    'lanes.0.hops.0.retry.attempts',
    'must be a whole number from 1',
    lane({ retry: { attempts: 0, backoffMs: 1 } }),
  ],
  [
    'lanes.0.hops.0.fallback.dependency',
    'must be a whole number from 0 to 0, got 3',
    lane({ fallback: { type: 'dependency', dependency: 3 } }),
  ],
  [
    'lanes.0.hops.0.breaker.config.failureRateThreshold',
    'failureRateThreshold',
    lane({ breaker: { config: { failureRateThreshold: 0 } } }),
  ],
];

describe('a scenario that cannot be run', () => {
  it.each(wrong)('is refused naming %s', (path, message, changes) => {
    const attempt = (): unknown => simulate(busyScenario(changes));
    expect(attempt).toThrow(InvalidScenarioError);
    expect(attempt).toThrow(message);
    expect(attempt).toThrow(expect.objectContaining({ path }));
  });
});
