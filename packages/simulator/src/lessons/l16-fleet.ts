import { zipf } from '../chance/choice.ts';
import { lane, lastTenSeconds, quote } from './compose.ts';
import type { Lesson } from './lesson.ts';

const config = lastTenSeconds(20);
const outage = { fromMs: 10_000, untilMs: 40_000 };
const oneBad = { fromMs: 60_000, untilMs: 80_000 };
const others = [0, ...Array.from({ length: 18 }, (_, at) => at + 2)];

export const L16: Lesson = {
  id: 'L16',
  version: 1,
  title: 'Per instance, or fleet-wide',
  teaches:
    'Twenty breakers are twenty witnesses: quiet ones see too little, and a shared one believes the loudest.',
  parts: [
    {
      title: 'Twenty instances: an outage, then one with a bad network',
      scenario: {
        seed: 16,
        durationMs: 90_000,
        workload: {
          arrivals: { type: 'poisson', perSecond: 60 },
          patienceMs: null,
          keys: { name: 'instance', weights: zipf(20) },
        },
        dependencies: [{ name: 'mail', latency: 40 }],
        faults: [
          { atMs: 10_000, untilMs: 40_000, errorRate: 100 },
          { atMs: 60_000, untilMs: 80_000, key: 0, errorRate: 100 },
          { atMs: 50_000, untilMs: 55_000, storeDown: true },
        ],
        lanes: [
          lane('one an instance', { breaker: { scope: 'per-key', config } }),
          lane('one for the fleet', { breaker: { config: { ...config, failureRateThreshold: 25 } } }),
          lane('one in a store', {
            breaker: { shared: true, config: { ...config, failureRateThreshold: 25 } },
          }),
        ],
      },
    },
  ],
  quotes: {
    openAt20: quote(0, 'breakers', { lane: 0, of: 'breakers', state: 'open', atMs: 30_000 }),
    closedAt20: quote(0, 'breakers', { lane: 0, of: 'breakers', state: 'closed', atMs: 30_000 }),
    sentLocal: quote(0, 'calls', { lane: 0, of: 'sent', ...outage }),
    sentFleet: quote(0, 'calls', { lane: 1, of: 'sent', ...outage }),
    refusedLocal: quote(0, 'calls', { lane: 0, of: 'requests', outcome: 'refused', keys: others, ...oneBad }),
    refusedFleet: quote(0, 'calls', { lane: 1, of: 'requests', outcome: 'refused', keys: others, ...oneBad }),
    refusedStore: quote(0, 'calls', {
      lane: 2,
      of: 'requests',
      outcome: 'refused',
      fromMs: 50_000,
      untilMs: 55_000,
    }),
  },
  captions: [
    {
      part: 0,
      on: { atMs: 30_000 },
      text: 'It is down for all. {openAt20} are open and {closedAt20} closed: the quiet ones never had twenty calls.',
    },
    {
      part: 0,
      on: { atMs: 40_000 },
      text: 'One an instance sent {sentLocal} into the outage, one for the fleet {sentFleet}.',
    },
    {
      part: 0,
      on: { atMs: 55_000 },
      text: 'The store was away for 5 s, and with it {refusedStore} calls to a healthy dependency.',
    },
    {
      part: 0,
      on: { atMs: 80_000 },
      text: 'One instance had a bad network. The fleet-wide breaker refused {refusedFleet} calls of the others, the local ones {refusedLocal}.',
    },
  ],
  question: {
    part: 0,
    on: { atMs: 29_999 },
    ask: 'The board shows {openAt20} open and {closedAt20} closed. Is it down?',
    choices: ['Yes, for all', 'Only for those that are open', 'It cannot be told from that'],
    answer: 2,
    reveal: 'It was down for all. Closed meant: not enough calls to know.',
  },
  doesNotSolve: 'Each call here was one step. Calls go through several, and each has a timeout.',
};
