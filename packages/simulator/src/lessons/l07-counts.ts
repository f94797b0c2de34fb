import type { FaultKind } from '../scenario/dependency.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { lane, lastCalls, quote } from './compose.ts';
import type { Lesson } from './lesson.ts';

const config = lastCalls(20, 10);

const weather = (errorKind: FaultKind): Scenario => ({
  seed: 7,
  durationMs: 60_000,
  workload: { arrivals: { type: 'poisson', perSecond: 20 }, patienceMs: null },
  dependencies: [{ name: 'catalogue', latency: { p0: 10, p50: 30, p90: 60, p99: 90, p100: 120 } }],
  faults: [{ atMs: 10_000, untilMs: 40_000, errorRate: 60, errorKind }],
  lanes: [
    lane('count all', { breaker: { config } }),
    lane('ignore 404 and cancelled', {
      breaker: { config, classify: { 'not-found': 'ignored', cancelled: 'ignored' } },
    }),
    lane('404 and cancelled are successes', {
      breaker: { config, classify: { 'not-found': 'success', cancelled: 'success' } },
    }),
  ],
});

export const L7: Lesson = {
  id: 'L7',
  version: 1,
  title: 'What counts as a failure',
  teaches: 'A wrong question is no illness of whoever answers it, and no proof of health either.',
  parts: [
    { title: 'A crawler: 60 % are 404', scenario: weather('not-found') },
    { title: 'An illness: 60 % are 503', scenario: weather('unavailable') },
    { title: 'Impatience: 60 % are cancelled by their callers', scenario: weather('cancelled') },
  ],
  quotes: {
    refusedAll: quote(0, 'calls', { lane: 0, of: 'requests', outcome: 'refused' }),
    refusedIgnored: quote(0, 'calls', { lane: 1, of: 'requests', outcome: 'refused' }),
    ill: quote(1, 'ms', { lane: 1, of: 'first-move', to: 'open' }),
    cancelledAll: quote(2, 'calls', { lane: 0, of: 'requests', outcome: 'refused' }),
    cancelledIgnored: quote(2, 'calls', { lane: 1, of: 'requests', outcome: 'refused' }),
  },
  captions: [
    {
      part: 0,
      on: { lane: 0, to: 'open', nth: 1 },
      text: 'The crawler asks for what is not there. Counting all, the breaker opens for everybody.',
    },
    {
      part: 0,
      on: { atMs: 45_000 },
      text: 'Counting all refused {refusedAll}; ignoring 404, {refusedIgnored}.',
    },
    { part: 1, on: { lane: 1, to: 'open', nth: 1 }, text: 'A real illness opens it all the same, at {ill}.' },
    {
      part: 2,
      on: { atMs: 45_000 },
      text: 'A call that its caller cancelled says nothing: counting all refused {cancelledAll} for it, ignoring {cancelledIgnored}.',
    },
  ],
  question: {
    part: 0,
    on: { atMs: 10_000 },
    ask: 'A crawler sends wrong ids. Does checkout lose its answers?',
    choices: ['Yes, if 404 counts as a failure', 'No, never', 'Only if it also gets 503'],
    answer: 0,
    reveal: '{refusedAll} were refused where all counts, {refusedIgnored} where 404 is ignored.',
  },
  doesNotSolve: 'It knows now when to open. Coming back is harder: who goes first, and how many?',
};
