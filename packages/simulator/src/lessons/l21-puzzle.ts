import type { Hop } from '../scenario/lane.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { lane, lastCalls, lastTenSeconds, quote } from './compose.ts';
import type { Lesson } from './lesson.ts';

const pool: Hop = { timeoutMs: 1_000, retry: { attempts: 3, backoffMs: 50, jitter: 0.5 } };

const unseen: Scenario = {
  seed: 21,
  durationMs: 120_000,
  workload: { arrivals: { type: 'poisson', perSecond: 40 }, patienceMs: 2_000 },
  dependencies: [{ name: 'unknown', latency: { p0: 20, p50: 60, p90: 150, p99: 300, p100: 500 }, slots: 12 }],
  faults: [
    { atMs: 15_000, untilMs: 40_000, rampMs: 5_000, errorRate: 90, latencyFactor: 4 },
    { atMs: 40_000, untilMs: 55_000, slots: 6 },
    { atMs: 80_000, untilMs: 95_000, hangRate: 60, hangMs: 20_000 },
  ],
  lanes: [
    lane('none', pool),
    lane('quick to open', {
      ...pool,
      breaker: { config: lastCalls(10, 5, { waitDurationInOpenState: 2_000 }) },
    }),
    lane('slow to open', {
      ...pool,
      breaker: { config: lastTenSeconds(100, { waitDurationInOpenState: 30_000 }) },
    }),
    lane('careful', {
      ...pool,
      breaker: {
        config: lastTenSeconds(20, {
          waitDurationInOpenState: { initial: 1_000, multiplier: 2, max: 8_000 },
          permittedNumberOfCallsInHalfOpenState: 3,
          slowStart: { duration: 5_000, initialRate: 20 },
        }),
      },
    }),
  ],
};

export const L21: Lesson = {
  id: 'L21',
  version: 1,
  title: 'The puzzle',
  teaches: 'Find a configuration for a trace you have not seen; once, the right one is none.',
  parts: [
    { title: 'Unseen: three troubles in two minutes', scenario: unseen },
    {
      title: 'Unseen: failures that have nothing to do with one another',
      scenario: {
        ...unseen,
        dependencies: [{ name: 'unknown', latency: { p0: 20, p50: 60, p90: 150, p99: 300, p100: 500 } }],
        faults: [{ atMs: 10_000, untilMs: 110_000, errorRate: 55 }],
      },
    },
  ],
  quotes: {
    none: quote(0, '%', { lane: 0, of: 'share', outcome: 'succeeded' }),
    quick: quote(0, '%', { lane: 1, of: 'share', outcome: 'succeeded' }),
    slow: quote(0, '%', { lane: 2, of: 'share', outcome: 'succeeded' }),
    careful: quote(0, '%', { lane: 3, of: 'share', outcome: 'succeeded' }),
    p99None: quote(0, 'ms', { lane: 0, of: 'wait', percentile: 99 }),
    p99Careful: quote(0, 'ms', { lane: 3, of: 'wait', percentile: 99 }),
    noneAtRandom: quote(1, '%', { lane: 0, of: 'share', outcome: 'succeeded' }),
    quickAtRandom: quote(1, '%', { lane: 1, of: 'share', outcome: 'succeeded' }),
  },
  captions: [
    { part: 0, on: { atMs: 15_000 }, text: 'Trouble one. What is it, and which lane minds least?' },
    {
      part: 0,
      on: { atMs: 119_000 },
      text: 'Answered: none {none}, quick {quick}, slow {slow}, careful {careful}. One in a hundred waited {p99None} without, {p99Careful} with the careful one.',
    },
    {
      part: 1,
      on: { lane: 1, to: 'open', nth: 1 },
      text: 'These failures say nothing of the next call: every refusal here is a loss.',
    },
    {
      part: 1,
      on: { atMs: 119_000 },
      text: 'No breaker answered {noneAtRandom}, the quick one {quickAtRandom}.',
    },
  ],
  question: {
    part: 1,
    on: { atMs: 10_000 },
    ask: 'Calls fail at 55 %, each for itself, and fast. Which configuration answers the most?',
    choices: ['Quick to open', 'Careful', 'None'],
    answer: 2,
    reveal:
      '{noneAtRandom} against {quickAtRandom}: a breaker helps where failures come together, or cost time.',
  },
  doesNotSolve: 'Your own traffic. Take a configuration with you, and watch it on the board.',
};
