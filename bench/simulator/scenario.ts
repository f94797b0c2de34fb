import type { Scenario } from '@fuseboard/simulator';

/** A minute of a hundred calls a second, in four lanes, with a bad third in the middle. */
export const scenario: Scenario = {
  seed: 7,
  durationMs: 60_000,
  workload: { arrivals: { type: 'poisson', perSecond: 100 }, patienceMs: 3_000 },
  dependencies: [{ name: 'stock', latency: { p0: 5, p50: 20, p90: 60, p99: 200, p100: 800 }, slots: 20 }],
  faults: [{ atMs: 20_000, untilMs: 40_000, errorRate: 60, latencyFactor: 3 }],
  lanes: [
    { name: 'none', hops: [{}] },
    {
      name: 'retry',
      hops: [{ timeoutMs: 500, retry: { attempts: 3, backoffMs: 100, multiplier: 2, jitter: 1 } }],
    },
    { name: 'breaker', hops: [{ timeoutMs: 500, breaker: { config: {} } }] },
    {
      name: 'breaker by time',
      hops: [
        {
          timeoutMs: 500,
          breaker: {
            config: {
              slidingWindow: { type: 'time-based', duration: 10_000 },
              minimumNumberOfCalls: 20,
              waitDurationInOpenState: 2_000,
            },
          },
        },
      ],
    },
  ],
};
