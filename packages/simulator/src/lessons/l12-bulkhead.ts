import type { Hop } from '../scenario/lane.ts';
import { lane, lastCalls, quote } from './compose.ts';
import type { Lesson } from './lesson.ts';

const login = { keys: [0], fromMs: 10_000, untilMs: 40_000 };
const errorsOnly: Hop = { breaker: { scope: 'per-key', config: lastCalls(20, 10) } };
const slowToo: Hop = {
  breaker: {
    scope: 'per-key',
    config: lastCalls(20, 5, { slowCallDurationThreshold: 2_000, slowCallRateThreshold: 50 }),
  },
};

export const L12: Lesson = {
  id: 'L12',
  version: 1,
  title: 'The bulkhead',
  teaches: 'A breaker watches how calls end; a bulkhead, how many are under way.',
  parts: [
    {
      title: 'Login and search share ten threads; search slows down to 5 s',
      scenario: {
        seed: 12,
        durationMs: 60_000,
        workload: {
          arrivals: { type: 'poisson', perSecond: 20 },
          patienceMs: 2_000,
          keys: { name: 'dependency', weights: [1, 1] },
        },
        dependencies: [
          { name: 'login', latency: 50 },
          { name: 'search', latency: 100 },
        ],
        routedByKey: true,
        faults: [{ atMs: 10_000, untilMs: 40_000, dependency: 1, addedLatencyMs: 4_900 }],
        lanes: [
          lane('ten shared', { workers: { sizes: [10] } }),
          lane('four and six', { workers: { sizes: [4, 6] } }),
          lane('ten shared, breaker of errors', { workers: { sizes: [10] }, ...errorsOnly }),
          lane('four and six, breaker of slow calls', { workers: { sizes: [4, 6] }, ...slowToo }),
        ],
      },
    },
  ],
  quotes: {
    shared: quote(0, '%', { lane: 0, of: 'share', outcome: 'succeeded', ...login }),
    split: quote(0, '%', { lane: 1, of: 'share', outcome: 'succeeded', ...login }),
    breaker: quote(0, '%', { lane: 2, of: 'share', outcome: 'succeeded', ...login }),
    both: quote(0, '%', { lane: 3, of: 'share', outcome: 'succeeded', ...login }),
    breakerOpened: quote(0, 'times', { lane: 2, of: 'moves', to: 'open' }),
    searchP50: quote(0, 'ms', {
      lane: 1,
      of: 'wait',
      percentile: 50,
      keys: [1],
      fromMs: 20_000,
      untilMs: 40_000,
    }),
    searchP50Both: quote(0, 'ms', {
      lane: 3,
      of: 'wait',
      percentile: 50,
      keys: [1],
      fromMs: 20_000,
      untilMs: 40_000,
    }),
  },
  captions: [
    { part: 0, on: { atMs: 10_000 }, text: 'Search takes 5 s now. It does not fail; its calls only stay.' },
    {
      part: 0,
      on: { atMs: 20_000 },
      text: 'Ten shared threads hold ten searches, and login, which is well, waits behind them.',
    },
    {
      part: 0,
      on: { atMs: 40_000 },
      text: 'Login was answered {shared} with shared threads, {split} with threads of its own. A breaker of errors opened {breakerOpened}: {breaker}.',
    },
  ],
  question: {
    part: 0,
    on: { atMs: 15_000 },
    ask: 'Search is slow. Why did login die?',
    choices: ['Login calls search', 'They share the threads', 'The network'],
    answer: 1,
    reveal:
      'Login got {shared} of its answers where the ten threads are shared and {split} where four are its own. A breaker of slow calls beside it ({both}) gives the searchers a refusal after {searchP50Both}, not {searchP50} of waiting.',
  },
  doesNotSolve: 'Some calls are refused now, on purpose. What does the caller get instead?',
};
