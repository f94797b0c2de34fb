import { lane, lastCalls, quote } from './compose.ts';
import type { Lesson } from './lesson.ts';

const bad = { fromMs: 20_000, untilMs: 60_000 };
const perStore = (waitMs: number, timeoutMs: number, failures = 5) =>
  lane(`${failures} timeouts of ${timeoutMs / 1_000} s, open ${waitMs / 1_000} s`, {
    timeoutMs,
    breaker: {
      scope: 'per-key',
      config: {
        ...lastCalls(1_000, 1_000, { waitDurationInOpenState: waitMs }),
        consecutiveFailuresThreshold: failures,
      },
    },
  });

export const L19: Lesson = {
  id: 'L19',
  version: 1,
  title: 'Tuning is arithmetic',
  teaches:
    'What an ill dependency costs is timeout times probes, over the time in open: it can be worked out.',
  parts: [
    {
      title: 'Ten workers, ten stores, one of which times out',
      scenario: {
        seed: 19,
        durationMs: 60_000,
        workload: {
          arrivals: { type: 'users', users: 10, thinkMs: 1 },
          patienceMs: null,
          keys: { name: 'store', weights: Array.from({ length: 10 }, () => 1) },
        },
        dependencies: [{ name: 'stores', latency: 200 }],
        faults: [{ atMs: 10_000, key: 0, hangRate: 100, hangMs: 60_000 }],
        lanes: [
          lane('timeout 2 s alone', { timeoutMs: 2_000 }),
          perStore(2_000, 2_000),
          perStore(10_000, 2_000),
          perStore(2_000, 500),
        ],
      },
    },
  ],
  quotes: {
    none: quote(0, 'calls a second', { lane: 0, of: 'goodput', ...bad }),
    short: quote(0, 'calls a second', { lane: 1, of: 'goodput', ...bad }),
    long: quote(0, 'calls a second', { lane: 2, of: 'goodput', ...bad }),
    quick: quote(0, 'calls a second', { lane: 3, of: 'goodput', ...bad }),
    healthy: quote(0, 'calls a second', { lane: 0, of: 'goodput', fromMs: 1_000, untilMs: 10_000 }),
    timeoutsNone: quote(0, 'calls', { lane: 0, of: 'sent', kind: 'timeout', ...bad }),
    timeoutsShort: quote(0, 'calls', { lane: 1, of: 'sent', kind: 'timeout', ...bad }),
    timeoutsLong: quote(0, 'calls', { lane: 2, of: 'sent', kind: 'timeout', ...bad }),
  },
  captions: [
    { part: 0, on: { atMs: 10_000 }, text: 'Ten workers did {healthy}. One store of ten stops answering.' },
    {
      part: 0,
      on: { lane: 1, to: 'open', nth: 1 },
      text: 'After five timeouts its calls cost nothing, but for a probe of up to 2 s after every wait.',
    },
    {
      part: 0,
      on: { atMs: 59_000 },
      text: '{none} with the timeout alone, {short} open for 2 s, {long} open for 10 s, {quick} with a timeout of 500 ms. Timeouts paid: {timeoutsNone}, {timeoutsShort}, {timeoutsLong}.',
    },
  ],
  question: {
    part: 0,
    on: { atMs: 10_000 },
    ask: 'One store of ten hangs for 2 s a call. What is left of the workers without a breaker?',
    choices: ['Nine tenths', 'About half', 'A tenth'],
    answer: 1,
    reveal:
      'Nine calls take 0.2 s each and one takes 2 s: half the time goes to a tenth of the calls. {none} of {healthy}.',
  },
  doesNotSolve: 'An answer may still come when the question is long over.',
};
