import { lane, lastCalls, quote } from './compose.ts';
import type { Lesson } from './lesson.ts';

const pool = { workers: { sizes: [20] } };

export const L6: Lesson = {
  id: 'L6',
  version: 1,
  title: 'Slow calls',
  teaches: 'Latency is a failure before there is any error.',
  parts: [
    {
      title: 'The median climbs from 200 ms to 2 s; nothing fails',
      scenario: {
        seed: 6,
        durationMs: 60_000,
        workload: { arrivals: { type: 'poisson', perSecond: 15 }, patienceMs: 4_000 },
        dependencies: [{ name: 'search', latency: { p0: 100, p50: 200, p90: 300, p99: 400, p100: 600 } }],
        faults: [{ atMs: 10_000, untilMs: 45_000, rampMs: 15_000, addedLatencyMs: 1_800 }],
        lanes: [
          lane('errors only', { ...pool, timeoutMs: 5_000, breaker: { config: lastCalls(20, 10) } }),
          lane('half slower than 500 ms', {
            ...pool,
            timeoutMs: 5_000,
            breaker: {
              config: lastCalls(20, 10, { slowCallDurationThreshold: 500, slowCallRateThreshold: 50 }),
            },
          }),
          lane('timeout 400 ms', { ...pool, timeoutMs: 400, breaker: { config: lastCalls(20, 10) } }),
        ],
      },
    },
  ],
  quotes: {
    errorsOpened: quote(0, 'times', { lane: 0, of: 'moves', to: 'open' }),
    slowOpened: quote(0, 'ms', { lane: 1, of: 'first-move', to: 'open' }),
    timeoutOpened: quote(0, 'ms', { lane: 2, of: 'first-move', to: 'open' }),
    leftErrors: quote(0, 'calls', { lane: 0, of: 'requests', outcome: 'abandoned' }),
    leftSlow: quote(0, 'calls', { lane: 1, of: 'requests', outcome: 'abandoned' }),
    p99Errors: quote(0, 'ms', { lane: 0, of: 'wait', percentile: 99 }),
  },
  captions: [
    {
      part: 0,
      on: { lane: 2, to: 'open', nth: 1 },
      text: 'A timeout of 400 ms turns slow into failed: open at {timeoutOpened}.',
    },
    {
      part: 0,
      on: { lane: 1, to: 'open', nth: 1 },
      text: 'Half the calls are slower than 500 ms: open at {slowOpened}, without one error.',
    },
    {
      part: 0,
      on: { atMs: 35_000 },
      text: 'Errors only: still closed, for there are none. Its threads are full.',
    },
    {
      part: 0,
      on: { atMs: 59_000 },
      text: '{leftErrors} callers gave up with errors only, {leftSlow} where slow calls count.',
    },
  ],
  question: {
    part: 0,
    on: { atMs: 10_000 },
    ask: 'The error rate is 0 %. Should the breaker open?',
    choices: ['No: nothing fails', 'Yes: callers leave before the answer'],
    answer: 1,
    reveal: 'With errors only it opened {errorsOpened}, and one caller in a hundred waited {p99Errors}.',
  },
  doesNotSolve: 'Not every error means that the dependency is ill.',
};
