import type { Hop, Lane } from '../scenario/lane.ts';
import { quote } from './compose.ts';
import type { Lesson } from './lesson.ts';

const three = (name: string, hop: Hop): Lane => ({ name, hops: [hop, hop, hop] });

export const L17: Lesson = {
  id: 'L17',
  version: 1,
  title: 'The timeout budget',
  teaches: 'A deadline that does not travel lets servers work for people who have left.',
  parts: [
    {
      title: 'The caller leaves after 1 s; three services on the way; slow from 10 to 40 s',
      scenario: {
        seed: 17,
        durationMs: 60_000,
        workload: { arrivals: { type: 'poisson', perSecond: 10 }, patienceMs: 1_000 },
        dependencies: [
          { name: 'quotes', latency: { p0: 40, p50: 120, p90: 300, p99: 600, p100: 900 }, slots: 12 },
        ],
        faults: [{ atMs: 10_000, untilMs: 40_000, latencyFactor: 6 }],
        lanes: [
          three('800 ms, three attempts', { timeoutMs: 800, retry: { attempts: 3, backoffMs: 50 } }),
          three('the time left is handed on', {
            timeoutMs: 800,
            retry: { attempts: 3, backoffMs: 50 },
            handsOnDeadline: true,
          }),
          three('600 ms, the 99th percentile, one attempt', { timeoutMs: 600 }),
        ],
      },
    },
  ],
  quotes: {
    unheard: quote(0, 'calls', { lane: 0, of: 'unheard' }),
    unheardHanded: quote(0, 'calls', { lane: 1, of: 'unheard' }),
    sent: quote(0, 'calls', { lane: 0, of: 'sent' }),
    sentHanded: quote(0, 'calls', { lane: 1, of: 'sent' }),
    good: quote(0, 'calls', { lane: 0, of: 'requests', outcome: 'succeeded' }),
    goodHanded: quote(0, 'calls', { lane: 1, of: 'requests', outcome: 'succeeded' }),
    good40: quote(0, '%', { lane: 0, of: 'share', outcome: 'succeeded', fromMs: 40_000, untilMs: 50_000 }),
    goodHanded40: quote(0, '%', {
      lane: 1,
      of: 'share',
      outcome: 'succeeded',
      fromMs: 40_000,
      untilMs: 50_000,
    }),
  },
  captions: [
    {
      part: 0,
      on: { atMs: 11_000 },
      text: 'The first callers have left. Each of three services still tries again for them.',
    },
    {
      part: 0,
      on: { atMs: 40_000 },
      text: 'It is fast again. Without a deadline there is a queue of work for people who left long ago.',
    },
    {
      part: 0,
      on: { atMs: 50_000 },
      text: 'Answered from 40 to 50 s: {good40}; with the deadline handed on, {goodHanded40}.',
    },
    {
      part: 0,
      on: { atMs: 59_000 },
      text: '{sent} calls were sent, or {sentHanded}; {unheard} ended unheard, or {unheardHanded}. Good answers: {good}, or {goodHanded}.',
    },
  ],
  question: {
    part: 0,
    on: { atMs: 10_000 },
    ask: 'The user left after one second. Where no deadline is handed on, when does the last server stop working?',
    choices: ['At one second', 'When its own timeout ends', 'After all attempts of all layers'],
    answer: 2,
    reveal:
      '{unheard} pieces of work ended with nobody waiting; {unheardHanded} where the time left is handed on.',
  },
  doesNotSolve: 'All of this decided by itself. Sometimes a person knows better.',
};
