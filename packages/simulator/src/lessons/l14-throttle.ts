import { lane, lastTenSeconds, quote } from './compose.ts';
import type { Lesson } from './lesson.ts';

const half = { fromMs: 10_000, untilMs: 50_000 };
const throttled = (multiplier: number) =>
  lane(`throttle, K ${multiplier}`, {
    throttle: { multiplier, slidingWindow: { duration: 10_000, buckets: 10 }, minimumRequests: 20 },
  });

export const L14: Lesson = {
  id: 'L14',
  version: 1,
  title: 'A throttle, or a switch',
  teaches: 'Where half the calls can succeed, refusing some is better than refusing all.',
  parts: [
    {
      title: 'A hundred calls a second; fifty can be served, later ten',
      scenario: {
        seed: 14,
        durationMs: 90_000,
        workload: { arrivals: { type: 'poisson', perSecond: 100 }, patienceMs: null },
        dependencies: [{ name: 'images', latency: 30 }],
        faults: [
          { atMs: 10_000, untilMs: 50_000, perSecond: 50 },
          { atMs: 50_000, untilMs: 80_000, perSecond: 10 },
        ],
        lanes: [
          lane('none'),
          lane('breaker at 40 %', { breaker: { config: lastTenSeconds(20, { failureRateThreshold: 40 }) } }),
          throttled(2),
          throttled(1.1),
        ],
      },
    },
  ],
  quotes: {
    none: quote(0, 'calls', { lane: 0, of: 'requests', outcome: 'succeeded', ...half }),
    breaker: quote(0, 'calls', { lane: 1, of: 'requests', outcome: 'succeeded', ...half }),
    two: quote(0, 'calls', { lane: 2, of: 'requests', outcome: 'succeeded', ...half }),
    tight: quote(0, 'calls', { lane: 3, of: 'requests', outcome: 'succeeded', ...half }),
    wastedNone: quote(0, 'calls', { lane: 0, of: 'sent', kind: 'overloaded', ...half }),
    wastedTwo: quote(0, 'calls', { lane: 2, of: 'sent', kind: 'overloaded', ...half }),
    wastedTight: quote(0, 'calls', { lane: 3, of: 'sent', kind: 'overloaded', ...half }),
  },
  captions: [
    { part: 0, on: { atMs: 10_000 }, text: 'Half of what is asked for can be served.' },
    { part: 0, on: { lane: 1, to: 'open', nth: 1 }, text: 'The switch: half fail, so all are refused.' },
    {
      part: 0,
      on: { atMs: 50_000 },
      text: 'Useful answers: {breaker} with the switch, {two} with K 2, {tight} with K 1.1, {none} with nothing.',
    },
    {
      part: 0,
      on: { atMs: 80_000 },
      text: 'At half capacity K 2 hardly refuses ({wastedTwo} turned away at the server); K 1.1 does ({wastedTight}). With nothing it was {wastedNone}.',
    },
  ],
  question: {
    part: 0,
    on: { atMs: 10_000 },
    ask: 'Half the calls can succeed. Which lane delivers the fewest?',
    choices: ['None', 'The breaker', 'Throttle, K 2', 'Throttle, K 1.1'],
    answer: 1,
    reveal: 'The breaker delivered {breaker}, the throttles {two} and {tight}.',
  },
  doesNotSolve: 'The half that fails may always be the same half.',
};
