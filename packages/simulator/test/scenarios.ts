import type { Run, Scenario } from '../src/index.ts';

/** A bad half minute with everything on: keys, queue, hangs, retries, an operator. */
export function busyScenario(changes: Partial<Scenario> = {}): Scenario {
  return {
    seed: 7,
    durationMs: 60_000,
    workload: {
      arrivals: { type: 'poisson', perSecond: 50, steps: [{ atMs: 20_000, perSecond: 80 }] },
      patienceMs: 2_000,
      keys: { name: 'shard', weights: [3, 1] },
    },
    dependencies: [
      { name: 'stock', latency: { p0: 5, p50: 20, p90: 60, p99: 200, p100: 800 }, slots: 12, queue: 60 },
    ],
    faults: [
      { atMs: 15_000, untilMs: 35_000, rampMs: 2_000, fadeMs: 5_000, errorRate: 60, latencyFactor: 4 },
      { atMs: 25_000, untilMs: 30_000, hangRate: 20, hangMs: 12_000 },
      { atMs: 40_000, untilMs: 45_000, slots: 3 },
    ],
    lanes: [
      { name: 'none', hops: [{}] },
      {
        name: 'retry only',
        hops: [{ timeoutMs: 500, retry: { attempts: 3, backoffMs: 100, multiplier: 2, jitter: 1 } }],
      },
      {
        name: 'breaker',
        hops: [
          {
            workers: { sizes: [6], queue: 50 },
            timeoutMs: 500,
            breaker: {
              scope: 'per-key',
              config: {
                slidingWindow: { type: 'count-based', size: 50 },
                minimumNumberOfCalls: 20,
                waitDurationInOpenState: { initial: 1_000, multiplier: 2, max: 8_000, jitter: 0.5 },
                automaticTransitionFromOpenToHalfOpen: true,
                slowStart: { duration: 3_000, initialRate: 20 },
              },
            },
          },
        ],
        commands: [
          { atMs: 50_000, command: 'force-open', expiresAfterMs: 2_000, reason: 'deploy', actor: 'ops' },
        ],
      },
      {
        name: 'breaker inside retries',
        hops: [
          {
            timeoutMs: 300,
            retry: { attempts: 2, backoffMs: 50, refusals: true, budget: { ratio: 0.1, most: 10 } },
            breaker: {
              config: {
                slidingWindow: { type: 'time-based', duration: 10_000 },
                minimumNumberOfCalls: 20,
                waitDurationInOpenState: 2_000,
                maxConcurrentCalls: 15,
              },
            },
          },
        ],
      },
    ],
    ...changes,
  };
}

/** All columns of a run as text: to compare tens of thousands of numbers one by one takes seconds. */
export function written({ lanes }: Run): string {
  return lanes
    .flatMap(({ events, requests, attempts, breakers }) => [
      events,
      requests,
      attempts,
      ...breakers.map(({ told }) => told),
    ])
    .flatMap((columns) =>
      Object.entries(columns).map(
        ([name, column]: [string, ArrayLike<number>]) => `${name} ${Array.from(column).join()}`,
      ),
    )
    .join('\n');
}
