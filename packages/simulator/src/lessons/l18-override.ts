import type { Lane, LaneCommand } from '../scenario/lane.ts';
import { lastCalls, quote } from './compose.ts';
import type { Lesson } from './lesson.ts';

const operated = (name: string, ...commands: readonly LaneCommand[]): Lane => ({
  name,
  hops: [{ breaker: { config: lastCalls(20, 10) } }],
  commands,
});
const forceOpen: LaneCommand = { atMs: 19_000, command: 'force-open', reason: 'deploy', actor: 'ops' };
const reset = (atMs: number): LaneCommand => ({ atMs, command: 'reset', reason: 'deployed', actor: 'ops' });
const deploy = { fromMs: 19_000, untilMs: 41_000 };
const after = { fromMs: 41_000 };

export const L18: Lesson = {
  id: 'L18',
  version: 1,
  title: 'An override during a deploy',
  teaches: 'Forced open is clean and says why, if somebody, or an expiry, ends it.',
  parts: [
    {
      title: 'A planned restart from 20 to 40 s',
      scenario: {
        seed: 18,
        durationMs: 90_000,
        workload: { arrivals: { type: 'poisson', perSecond: 20 }, patienceMs: null },
        dependencies: [{ name: 'orders', latency: 40 }],
        faults: [{ atMs: 20_000, untilMs: 40_000, errorRate: 100 }],
        lanes: [
          operated('left alone'),
          operated('forced open, then reset', forceOpen, reset(41_000)),
          operated('forced open for 22 s', { ...forceOpen, expiresAfterMs: 22_000 }),
          operated('reset too early', forceOpen, reset(30_000)),
          operated('forgotten', forceOpen),
        ],
      },
    },
  ],
  quotes: {
    failedAlone: quote(0, 'calls', { lane: 0, of: 'requests', outcome: 'failed', ...deploy }),
    failedForced: quote(0, 'calls', { lane: 1, of: 'requests', outcome: 'failed', ...deploy }),
    failedEarly: quote(0, 'calls', { lane: 3, of: 'requests', outcome: 'failed', ...deploy }),
    refusedExpiry: quote(0, 'calls', { lane: 2, of: 'requests', outcome: 'refused', ...after }),
    refusedForgotten: quote(0, 'calls', { lane: 4, of: 'requests', outcome: 'refused', ...after }),
  },
  captions: [
    {
      part: 0,
      on: { lane: 1, to: 'forced-open', nth: 1 },
      text: 'Forced open before the restart: every refusal says who did it, and why.',
    },
    {
      part: 0,
      on: { lane: 0, to: 'open', nth: 1 },
      text: 'Left alone it finds out by itself, and sends probes into the restart: {failedAlone} failed, where it is forced open {failedForced}.',
    },
    {
      part: 0,
      on: { lane: 3, to: 'closed', nth: 1 },
      text: 'Reset while it still restarts: {failedEarly} failed.',
    },
    {
      part: 0,
      on: { lane: 2, to: 'half-open', nth: 1 },
      text: 'The expiry ends it with a probe, not with trust: {refusedExpiry} refused after the deploy.',
    },
    {
      part: 0,
      on: { atMs: 89_000 },
      text: 'Forgotten: {refusedForgotten} calls refused to a healthy service, and nobody is paged for it.',
    },
  ],
  question: {
    part: 0,
    on: { lane: 1, to: 'forced-open', nth: 1 },
    ask: 'You forced it open. Who closes it?',
    choices: [
      'It closes itself after its wait',
      'You do, or the expiry you gave',
      'The first call that succeeds',
    ],
    answer: 1,
    reveal:
      'No call is let through, so none can succeed. Forgotten, it refused {refusedForgotten} calls after the deploy.',
  },
  doesNotSolve: 'Waits, thresholds, timeouts: where do the numbers come from?',
};
