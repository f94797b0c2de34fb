import type { Scenario } from '../scenario/scenario.ts';
import { lane, quote, streak } from './compose.ts';
import type { Lesson } from './lesson.ts';

/** Ten threads, and half a minute in which nothing answers. */
export const hang: Scenario = {
  seed: 2,
  durationMs: 60_000,
  workload: { arrivals: { type: 'poisson', perSecond: 20 }, patienceMs: 3_000 },
  dependencies: [{ name: 'payments', latency: { p0: 20, p50: 50, p90: 90, p99: 150, p100: 300 } }],
  faults: [{ atMs: 10_000, untilMs: 40_000, hangRate: 100, hangMs: 30_000 }],
  lanes: [
    lane('timeout alone', { workers: { sizes: [10] }, timeoutMs: 2_000 }),
    lane('breaker', { workers: { sizes: [10] }, timeoutMs: 2_000, breaker: { config: streak(5, 5_000) } }),
  ],
};

const bad = { fromMs: 10_000, untilMs: 40_000 };

export const L2: Lesson = {
  id: 'L2',
  version: 1,
  title: 'Fail fast, or hang',
  teaches: 'A call that hangs costs a thread for as long as it hangs; a refusal costs nothing.',
  parts: [{ title: 'Nothing answers from 10 to 40 s', scenario: hang }],
  quotes: {
    leftWithout: quote(0, 'calls', { lane: 0, of: 'requests', outcome: 'abandoned', ...bad }),
    leftWith: quote(0, 'calls', { lane: 1, of: 'requests', outcome: 'abandoned', ...bad }),
    waitWithout: quote(0, 'ms', { lane: 0, of: 'wait', percentile: 50, ...bad }),
    waitWith: quote(0, 'ms', { lane: 1, of: 'wait', percentile: 50, ...bad }),
    sentWithout: quote(0, 'calls', { lane: 0, of: 'sent', ...bad }),
    sentWith: quote(0, 'calls', { lane: 1, of: 'sent', ...bad }),
    opened: quote(0, 'ms', { lane: 1, of: 'first-move', to: 'open' }),
  },
  captions: [
    {
      part: 0,
      on: { atMs: 10_000 },
      text: 'The dependency stops answering. Nothing crashes; calls begin and do not end.',
    },
    {
      part: 0,
      on: { lane: 1, to: 'open', nth: 1 },
      text: 'Five timeouts in a row: the breaker opens at {opened}.',
    },
    {
      part: 0,
      on: { atMs: 25_000 },
      text: 'All ten threads wait. Half the callers wait {waitWithout} or longer without a breaker, {waitWith} with one.',
    },
    {
      part: 0,
      on: { atMs: 40_000 },
      text: '{leftWithout} callers gave up without a breaker, {leftWith} with one; {sentWithout} calls were sent, or {sentWith}.',
    },
  ],
  question: {
    part: 0,
    on: { atMs: 10_000 },
    ask: 'Nothing is crashing, it is only slow. What does a caller see at second 20 without a breaker?',
    choices: [
      'An error at once',
      'An error after 2 s',
      'Nothing: it gives up after 3 s',
      'A good answer, later',
    ],
    answer: 2,
    reveal:
      'The timeout is 2 s, but the wait for one of ten threads comes before it: half waited {waitWithout}.',
  },
  doesNotSolve:
    'The breaker also refuses calls that would have succeeded. How many, after all is well again?',
};
