import { lane, lastCalls, quote } from './compose.ts';
import type { Lesson } from './lesson.ts';

const bad = { fromMs: 10_000, untilMs: 40_000 };
const healthy = { keys: [0, 1, 2], ...bad };
const rate = (failureRateThreshold: number) => lastCalls(40, 20, { failureRateThreshold });

export const L15: Lesson = {
  id: 'L15',
  version: 1,
  title: 'One breaker over shards',
  teaches: 'A breaker over four shards makes of a quarter of an outage a whole one, or none at all.',
  parts: [
    {
      title: 'Four shards, one of them dead',
      scenario: {
        seed: 15,
        durationMs: 60_000,
        workload: {
          arrivals: { type: 'poisson', perSecond: 40 },
          patienceMs: null,
          keys: { name: 'shard', weights: [1, 1, 1, 1] },
        },
        dependencies: [0, 1, 2, 3].map((shard) => ({ name: `shard ${shard + 1}`, latency: 20 })),
        routedByKey: true,
        faults: [{ atMs: 10_000, untilMs: 40_000, dependency: 3, errorRate: 100 }],
        lanes: [
          lane('one for all, 20 %', { breaker: { config: rate(20) } }),
          lane('one for all, 50 %', { breaker: { config: rate(50) } }),
          lane('one for each, 50 %', { breaker: { scope: 'per-key', config: rate(50) } }),
        ],
      },
    },
  ],
  quotes: {
    healthy: quote(0, 'calls', { lane: 0, of: 'requests', ...healthy }),
    refused20: quote(0, 'calls', { lane: 0, of: 'requests', outcome: 'refused', ...healthy }),
    refused20Share: quote(0, '%', { lane: 0, of: 'share', outcome: 'refused', ...healthy }),
    opened50: quote(0, 'times', { lane: 1, of: 'moves', to: 'open' }),
    wasted50: quote(0, 'calls', { lane: 1, of: 'sent', kind: 'error', ...bad }),
    refusedEach: quote(0, 'calls', { lane: 2, of: 'requests', outcome: 'refused', ...healthy }),
    wastedEach: quote(0, 'calls', { lane: 2, of: 'sent', kind: 'error', ...bad }),
  },
  captions: [
    { part: 0, on: { atMs: 10_000 }, text: 'Shard 4 dies: a quarter of all calls.' },
    {
      part: 0,
      on: { lane: 0, to: 'open', nth: 1 },
      text: 'At 20 % the one breaker opens, for the three healthy shards too.',
    },
    {
      part: 0,
      on: { lane: 2, to: 'open', nth: 1 },
      text: 'With one for each, only the dead shard is refused.',
    },
    {
      part: 0,
      on: { atMs: 40_000 },
      text: 'Refused of the healthy: {refused20Share} at 20 %. At 50 % it opened {opened50} and {wasted50} failed; one for each wasted {wastedEach} and refused {refusedEach} of the healthy.',
    },
  ],
  question: {
    part: 0,
    on: { atMs: 10_000 },
    ask: 'One shard of four is down. Which users should notice?',
    choices: ['All', 'A quarter', 'None'],
    answer: 1,
    reveal:
      'One breaker at 20 % refused {refused20} of {healthy} calls that would have succeeded. But now the caller must know the shards.',
  },
  doesNotSolve: 'That was one caller over many shards. What of many callers?',
};
