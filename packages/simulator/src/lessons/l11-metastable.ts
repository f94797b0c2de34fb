import { lane, lastTenSeconds, quote } from './compose.ts';
import type { Lesson } from './lesson.ts';

const retry = { attempts: 4, backoffMs: 50, jitter: 0.5 };
const late = { fromMs: 60_000, untilMs: 90_000 };

export const L11: Lesson = {
  id: 'L11',
  version: 1,
  title: 'The retry storm that stays',
  teaches:
    'The fault ends and the outage does not: retries alone keep the queue too long for any answer to be in time.',
  parts: [
    {
      title: 'Half the slots are lost from 5 to 15 s',
      scenario: {
        seed: 11,
        durationMs: 90_000,
        workload: { arrivals: { type: 'poisson', perSecond: 70 }, patienceMs: null },
        // Work whose caller has gone is done all the same: the server cannot know.
        dependencies: [{ name: 'pricing', latency: 100, slots: 10 }],
        faults: [{ atMs: 5_000, untilMs: 15_000, slots: 5 }],
        lanes: [
          lane('no retry', { timeoutMs: 1_000 }),
          lane('3 retries', { timeoutMs: 1_000, retry }),
          lane('3 retries, a budget of a tenth', {
            timeoutMs: 1_000,
            retry: { ...retry, budget: { ratio: 0.1, most: 10 } },
          }),
          lane('3 retries and a breaker', {
            timeoutMs: 1_000,
            retry,
            breaker: { config: lastTenSeconds(20, { permittedNumberOfCallsInHalfOpenState: 5 }) },
          }),
        ],
      },
    },
  ],
  quotes: {
    none: quote(0, 'calls a second', { lane: 0, of: 'goodput', ...late }),
    retries: quote(0, 'calls a second', { lane: 1, of: 'goodput', ...late }),
    budget: quote(0, 'calls a second', { lane: 2, of: 'goodput', ...late }),
    breaker: quote(0, 'calls a second', { lane: 3, of: 'goodput', ...late }),
    attempts: quote(0, 'calls', { lane: 1, of: 'sent', ...late }),
    unheard: quote(0, 'calls', { lane: 1, of: 'unheard', ...late }),
  },
  captions: [
    {
      part: 0,
      on: { atMs: 5_000 },
      text: 'Half the server is lost: 50 calls a second where 70 are asked for. A queue grows.',
    },
    {
      part: 0,
      on: { lane: 3, to: 'open', nth: 1 },
      text: 'The breaker stops all calls for a while: the queue runs dry.',
    },
    {
      part: 0,
      on: { atMs: 15_000 },
      text: 'Repaired: room for 100 a second, and 70 are asked for. That should do.',
    },
    {
      part: 0,
      on: { atMs: 60_000 },
      text: 'Forty-five seconds after the repair: {none} without retries, {retries} with them, {budget} with a budget, {breaker} with a breaker.',
    },
    {
      part: 0,
      on: { atMs: 89_000 },
      text: 'The server is as busy as can be: {unheard} answers that nobody waited for any more.',
    },
  ],
  question: {
    part: 0,
    on: { atMs: 15_000 },
    ask: 'The server is whole again at 15 s. With three retries, how many good answers a second are there at 60 to 90 s?',
    choices: ['About 70', 'About 35', 'None'],
    answer: 2,
    reveal:
      '{retries}. {attempts} attempts were sent in those thirty seconds, each too late before it began.',
  },
  doesNotSolve: 'One dependency was ill and one called. With two, the ill one can take the other along.',
};
