import { lane, quote, streak } from './compose.ts';
import { hang } from './l02-hang.ts';
import type { Lesson } from './lesson.ts';

const after = { fromMs: 40_000, untilMs: 55_000 };
const hop = { workers: { sizes: [10] }, timeoutMs: 2_000 };

export const L3: Lesson = {
  id: 'L3',
  version: 1,
  title: 'With and without, and the bill',
  teaches: 'A breaker keeps refusing for a while after the recovery: the longer it waits, the more it costs.',
  parts: [
    {
      title: 'The trace of L2, seen from its recovery at 40 s',
      scenario: {
        ...hang,
        lanes: [
          lane('none', hop),
          ...[1_000, 5_000, 20_000].map((wait) =>
            lane(`open for ${wait / 1_000} s`, { ...hop, breaker: { config: streak(5, wait) } }),
          ),
        ],
      },
    },
  ],
  quotes: {
    refused1: quote(0, 'calls', { lane: 1, of: 'requests', outcome: 'refused', ...after }),
    refused5: quote(0, 'calls', { lane: 2, of: 'requests', outcome: 'refused', ...after }),
    refused20: quote(0, 'calls', { lane: 3, of: 'requests', outcome: 'refused', ...after }),
    asked: quote(0, 'calls', { lane: 0, of: 'requests', ...after }),
    sentNone: quote(0, 'calls', { lane: 0, of: 'sent', fromMs: 10_000, untilMs: 40_000 }),
    sent20: quote(0, 'calls', { lane: 3, of: 'sent', fromMs: 10_000, untilMs: 40_000 }),
  },
  captions: [
    { part: 0, on: { atMs: 40_000 }, text: 'The dependency is back. No breaker knows it yet.' },
    {
      part: 0,
      on: { lane: 1, to: 'closed', nth: 1 },
      text: 'Open for 1 s: the probe that finds it out comes first. {refused1} of {asked} were refused.',
    },
    {
      part: 0,
      on: { lane: 2, to: 'closed', nth: 1 },
      text: 'Open for 5 s: {refused5} of {asked} were refused though all was well.',
    },
    {
      part: 0,
      on: { lane: 3, to: 'closed', nth: 1 },
      text: 'Open for 20 s: {refused20} of {asked}. In return the sick dependency got {sent20} calls, not {sentNone}.',
    },
  ],
  question: {
    part: 0,
    on: { atMs: 40_000 },
    ask: 'The dependency recovers at 40 s. In which lane are the most calls refused in the fifteen seconds after?',
    choices: ['None', 'Open for 1 s', 'Open for 5 s', 'Open for 20 s'],
    answer: 3,
    reveal: '{refused20} of {asked}; with 5 s {refused5}, with 1 s {refused1}.',
  },
  doesNotSolve: 'What counts as "failing" decides when it opens. How long should a failure be remembered?',
};
