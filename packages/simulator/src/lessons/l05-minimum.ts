import type { Scenario } from '../scenario/scenario.ts';
import { lane, lastCalls, lastTenSeconds, quote } from './compose.ts';
import type { Lesson } from './lesson.ts';

const MINIMA = [1, 2, 5, 10, 20, 100];
/** Its window holds as many as its minimum asks for. */
const byCount = MINIMA.map((minimum) =>
  lane(`minimum ${minimum}`, { breaker: { config: lastCalls(minimum, minimum) } }),
);
const byTime = MINIMA.map((minimum) =>
  lane(`minimum ${minimum}`, { breaker: { config: lastTenSeconds(minimum) } }),
);

const quiet: Scenario = {
  seed: 5,
  durationMs: 60_000,
  workload: { arrivals: { type: 'poisson', perSecond: 10 }, patienceMs: null },
  dependencies: [{ name: 'stock', latency: 20 }],
  faults: [{ atMs: 0, errorRate: 5 }],
  lanes: byCount,
};

export const L5: Lesson = {
  id: 'L5',
  version: 1,
  title: 'Minimum calls',
  teaches: 'Few calls make a rate lie; too many, and the rate is never known.',
  parts: [
    { title: 'Healthy: one call of twenty fails, ten a second', scenario: quiet },
    {
      title: 'Dead: all calls fail, one every two seconds',
      scenario: {
        ...quiet,
        workload: { arrivals: { type: 'constant', perSecond: 0.5 }, patienceMs: null },
        faults: [{ atMs: 0, errorRate: 100 }],
        lanes: byTime,
      },
    },
  ],
  quotes: {
    false1: quote(0, 'times', { lane: 0, of: 'moves', to: 'open' }),
    false5: quote(0, 'times', { lane: 2, of: 'moves', to: 'open' }),
    false20: quote(0, 'times', { lane: 4, of: 'moves', to: 'open' }),
    dead5: quote(1, 'ms', { lane: 2, of: 'first-move', to: 'open' }),
    dead20: quote(1, 'times', { lane: 4, of: 'moves', to: 'open' }),
  },
  captions: [
    {
      part: 0,
      on: { lane: 0, to: 'open', nth: 1 },
      text: 'One call, one failure, 100 %: a minimum of 1 opens for nothing.',
    },
    {
      part: 0,
      on: { atMs: 59_000 },
      text: 'In a minute of good health a minimum of 1 opened {false1}, one of 5 {false5}, one of 20 {false20}.',
    },
    {
      part: 1,
      on: { lane: 2, to: 'open', nth: 1 },
      text: 'With a call every two seconds a minimum of 5 needs {dead5} to open.',
    },
    {
      part: 1,
      on: { atMs: 59_000 },
      text: 'A minimum of 20 opened {dead20}: ten seconds never hold twenty calls.',
    },
  ],
  question: {
    part: 1,
    on: { atMs: 1_000 },
    ask: 'Everything fails, one call every two seconds, a minimum of 20 in ten seconds. When does it open?',
    choices: ['At once', 'After 20 s', 'After 40 s', 'Never'],
    answer: 3,
    reveal:
      'There are never more than five calls in ten seconds. The quieter a breaker, the smaller its minimum must be.',
  },
  doesNotSolve: 'A rate of errors says nothing of calls that succeed too slowly.',
};
