import type { Lane } from '../scenario/lane.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { lane, lastCalls, lastTenSeconds, quote, streak } from './compose.ts';
import type { Lesson } from './lesson.ts';

const lanes = (minimum: number): readonly Lane[] => [
  lane('2 in a row', { breaker: { config: streak(2, 5_000) } }),
  lane('50 % of the last 10', { breaker: { config: lastCalls(10, minimum) } }),
  lane('50 % of the last 10 s', { breaker: { config: lastTenSeconds(minimum) } }),
];

const alternating: Scenario = {
  seed: 4,
  durationMs: 60_000,
  workload: { arrivals: { type: 'constant', perSecond: 2 }, patienceMs: null },
  dependencies: [{ name: 'stock', latency: 20, script: { outcomes: '.x', by: 'request' } }],
  faults: [],
  lanes: lanes(10),
};

export const L4: Lesson = {
  id: 'L4',
  version: 1,
  title: 'Three memories',
  teaches:
    'A streak forgets with every success, a window by count never forgets in silence, one by time does.',
  parts: [
    { title: 'Every other call fails', scenario: alternating },
    {
      title: 'Five failures, a minute of silence, one failure',
      scenario: {
        ...alternating,
        durationMs: 70_000,
        workload: { arrivals: { type: 'at', times: [0, 200, 400, 600, 800, 61_000] }, patienceMs: null },
        dependencies: [{ name: 'stock', latency: 20, script: { outcomes: 'x', by: 'request' } }],
        lanes: lanes(6),
      },
    },
    {
      title: 'Three of ten calls fail, all the time',
      scenario: {
        ...alternating,
        workload: { arrivals: { type: 'poisson', perSecond: 10 }, patienceMs: null },
        dependencies: [{ name: 'stock', latency: 20 }],
        faults: [{ atMs: 0, errorRate: 30 }],
        lanes: lanes(10),
      },
    },
  ],
  quotes: {
    streakOpened: quote(0, 'times', { lane: 0, of: 'moves', to: 'open' }),
    countOpened: quote(0, 'times', { lane: 1, of: 'moves', to: 'open' }),
    timeOpened: quote(0, 'times', { lane: 2, of: 'moves', to: 'open' }),
    countAfterSilence: quote(1, 'times', { lane: 1, of: 'moves', to: 'open', fromMs: 60_000 }),
    timeAfterSilence: quote(1, 'times', { lane: 2, of: 'moves', to: 'open', fromMs: 60_000 }),
    streakSteady: quote(2, 'times', { lane: 0, of: 'moves', to: 'open' }),
    countSteady: quote(2, 'times', { lane: 1, of: 'moves', to: 'open' }),
    timeSteady: quote(2, 'times', { lane: 2, of: 'moves', to: 'open' }),
  },
  captions: [
    {
      part: 0,
      on: { lane: 1, to: 'open', nth: 1 },
      text: 'Ten calls are known and five of them failed: the window opens. The streak never gets past one.',
    },
    { part: 1, on: { atMs: 1_000 }, text: 'Five failures, and then nobody asks.' },
    {
      part: 1,
      on: { lane: 1, to: 'open', nth: 1 },
      text: 'A minute later the window by count still holds them: the sixth opens it ({countAfterSilence}). By time they are forgotten ({timeAfterSilence}).',
    },
    {
      part: 2,
      on: { atMs: 59_000 },
      text: 'At a steady 30 % the streak opened {streakSteady}, the last ten {countSteady}, the last ten seconds {timeSteady}.',
    },
  ],
  question: {
    part: 0,
    on: { atMs: 2_000 },
    ask: 'Exactly every other call fails. Which of the three opens?',
    choices: ['All three', 'The two windows', 'Only the streak', 'None'],
    answer: 1,
    reveal: 'The streak opened {streakOpened}; the windows {countOpened} and {timeOpened}.',
  },
  doesNotSolve:
    'Both windows waited for a number of calls before they said anything. How many should that be?',
};
