import type { Hop, Lane } from '../scenario/lane.ts';
import { lastCalls, quote } from './compose.ts';
import type { Lesson } from './lesson.ts';

const retry = { attempts: 3, backoffMs: 50 };
const three = (name: string, hop: Hop): Lane => ({ name, hops: [hop, hop, hop] });
const breaker = { config: lastCalls(20, 10) };
const bad = { fromMs: 10_000, untilMs: 30_000 };

export const L10: Lesson = {
  id: 'L10',
  version: 1,
  title: 'Retries times breakers',
  teaches: 'Retries at every layer multiply; a breaker inside them, or a budget, stops that.',
  parts: [
    {
      title: 'Three services, three attempts each, the database down for 20 s',
      scenario: {
        seed: 10,
        durationMs: 60_000,
        workload: { arrivals: { type: 'poisson', perSecond: 5 }, patienceMs: null },
        dependencies: [{ name: 'database', latency: 10 }],
        faults: [{ atMs: 10_000, untilMs: 30_000, errorRate: 100 }],
        lanes: [
          three('retries at every layer', { retry }),
          three('a breaker inside them', { retry, breaker }),
          three('a breaker around them', { retry: { ...retry, place: 'inside' }, breaker }),
          three('a budget of a tenth', { retry: { ...retry, budget: { ratio: 0.1, most: 10 } } }),
        ],
      },
    },
  ],
  quotes: {
    asked: quote(0, 'calls', { lane: 0, of: 'requests', ...bad }),
    everywhere: quote(0, 'calls', { lane: 0, of: 'sent', ...bad }),
    inside: quote(0, 'calls', { lane: 1, of: 'sent', ...bad }),
    around: quote(0, 'calls', { lane: 2, of: 'sent', ...bad }),
    budget: quote(0, 'calls', { lane: 3, of: 'sent', ...bad }),
  },
  captions: [
    {
      part: 0,
      on: { atMs: 10_000 },
      text: 'The database goes down. Each of three services makes three attempts.',
    },
    {
      part: 0,
      on: { lane: 1, to: 'open', nth: 1 },
      text: 'The breaker nearest the database sees every attempt, so it opens first.',
    },
    {
      part: 0,
      on: { atMs: 30_000 },
      text: '{asked} requests became {everywhere}; {inside} with a breaker inside the retries, {around} around them, {budget} with a budget.',
    },
  ],
  question: {
    part: 0,
    on: { atMs: 10_000 },
    ask: 'Three services each try three times. How many calls does the database get for one request?',
    choices: ['3', '9', '27', '81'],
    answer: 2,
    reveal: 'Three times three times three: {asked} requests became {everywhere} calls.',
  },
  doesNotSolve: 'Here the database came back. Sometimes it is repaired and still does not.',
};
