import type { Fallback } from '../scenario/lane.ts';
import { lane, lastCalls, quote } from './compose.ts';
import type { Lesson } from './lesson.ts';

const breaker = { config: lastCalls(20, 10) };
const withFallback = (name: string, fallback: Fallback) => lane(name, { breaker, timeoutMs: 500, fallback });
const bad = { fromMs: 10_000, untilMs: 30_000 };

export const L13: Lesson = {
  id: 'L13',
  version: 1,
  title: 'The fallback',
  teaches: 'An answer in the place of the right one keeps users, and is not the right one.',
  parts: [
    {
      title: 'Prices are down for 20 s',
      scenario: {
        seed: 13,
        durationMs: 60_000,
        workload: { arrivals: { type: 'poisson', perSecond: 30 }, patienceMs: 2_000 },
        dependencies: [
          { name: 'prices', latency: 40 },
          { name: 'old prices', latency: 60, perSecond: 9, collapse: { inFlight: 8, downMs: 3_000 } },
        ],
        faults: [{ atMs: 10_000, untilMs: 30_000, dependency: 0, errorRate: 100 }],
        lanes: [
          lane('an error', { breaker, timeoutMs: 500 }),
          withFallback('the last good answer', { type: 'cache' }),
          withFallback('a default', { type: 'default' }),
          withFallback('a second service', { type: 'dependency', dependency: 1 }),
        ],
      },
    },
  ],
  quotes: {
    error: quote(0, '%', { lane: 0, of: 'share', outcome: 'succeeded', ...bad }),
    cached: quote(0, '%', { lane: 1, of: 'share', outcome: 'degraded', ...bad }),
    oldest: quote(0, 'ms', { lane: 1, of: 'oldest-answer' }),
    second: quote(0, '%', { lane: 3, of: 'share', outcome: 'degraded', ...bad }),
    secondFailed: quote(0, 'calls', { lane: 3, of: 'requests', outcome: 'failed', ...bad }),
  },
  captions: [
    {
      part: 0,
      on: { lane: 1, to: 'open', nth: 1 },
      text: 'Open. From here the last good answer is given instead, and it grows older.',
    },
    {
      part: 0,
      on: { atMs: 20_000 },
      text: 'The second service can do a third of the load: it refuses the rest, {secondFailed} in all.',
    },
    {
      part: 0,
      on: { atMs: 30_000 },
      text: 'Of all users {error} got the truth. The cache answered {cached}, its oldest answer {oldest} old; the second service {second}.',
    },
  ],
  question: {
    part: 0,
    on: { atMs: 10_000 },
    ask: 'Everybody got an answer. Was it right?',
    choices: ['Yes', 'As right as it was before the outage, and older by the second', 'No answer was right'],
    answer: 1,
    reveal: 'The oldest was {oldest} old. A fallback has to be marked, and needs room for the whole load.',
  },
  doesNotSolve: 'Here all calls failed. What if half of them could succeed?',
};
