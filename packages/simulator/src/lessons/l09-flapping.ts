import type { Scenario } from '../scenario/scenario.ts';
import { lane, lastCalls, quote } from './compose.ts';
import type { Lesson } from './lesson.ts';

const doubling = { initial: 5_000, multiplier: 2, max: 60_000 };
const waits = [
  ['always 5 s', 5_000],
  ['doubling to 60 s', doubling],
  ['doubling, half by chance', { ...doubling, jitter: 0.5 }],
] as const;

const outage: Scenario = {
  seed: 9,
  durationMs: 180_000,
  workload: { arrivals: { type: 'poisson', perSecond: 10 }, patienceMs: null },
  dependencies: [{ name: 'ledger', latency: 40 }],
  faults: [{ atMs: 10_000, untilMs: 130_000, errorRate: 100 }],
  lanes: waits.map(([name, wait]) =>
    lane(name, { breaker: { config: lastCalls(20, 10, { waitDurationInOpenState: wait }) } }),
  ),
};

const weak: Scenario = {
  ...outage,
  durationMs: 90_000,
  workload: { arrivals: { type: 'poisson', perSecond: 40 }, patienceMs: 2_000 },
  dependencies: [{ name: 'ledger', latency: { p0: 20, p50: 40, p90: 60, p99: 90, p100: 150 } }],
  faults: [
    { atMs: 10_000, untilMs: 20_000, errorRate: 100 },
    { atMs: 20_000, untilMs: 60_000, perSecond: 16 },
  ],
  lanes: [
    lane('closes after 1 probe', { breaker: { config: lastCalls(20, 10) } }),
    lane('closes after 5 probes', {
      breaker: { config: lastCalls(20, 10, { permittedNumberOfCallsInHalfOpenState: 5 }) },
    }),
    lane('5 probes, then little by little', {
      breaker: {
        config: lastCalls(20, 10, {
          permittedNumberOfCallsInHalfOpenState: 5,
          slowStart: { duration: 30_000, initialRate: 10 },
        }),
      },
    }),
  ],
};

/** A hundred instances, each with a breaker of its own. */
const fleet: Scenario = {
  ...outage,
  durationMs: 60_000,
  workload: {
    arrivals: { type: 'constant', perSecond: 1_000 },
    patienceMs: null,
    keys: { name: 'instance', weights: Array.from({ length: 100 }, () => 1) },
  },
  faults: [{ atMs: 5_000, untilMs: 40_000, errorRate: 100 }],
  lanes: [0, 0.5].map((jitter) =>
    lane(jitter === 0 ? 'all wait 10 s' : '10 s, half by chance', {
      breaker: {
        scope: 'per-key',
        config: lastCalls(10, 5, {
          waitDurationInOpenState: { initial: 10_000, multiplier: 1, max: 15_000, jitter },
          permittedNumberOfCallsInHalfOpenState: 10,
        }),
      },
    }),
  ),
};

export const L9: Lesson = {
  id: 'L9',
  version: 1,
  title: 'Flapping, backoff, jitter',
  teaches: 'A recovery wants patience, and a fleet that does not knock all at once.',
  parts: [
    { title: 'Down for two minutes', scenario: outage },
    { title: 'Back, with two fifths of its strength', scenario: weak },
    { title: 'A hundred instances', scenario: fleet },
  ],
  quotes: {
    probesFixed: quote(0, 'calls', { lane: 0, of: 'sent', probes: true, untilMs: 130_000 }),
    probesDoubling: quote(0, 'calls', { lane: 1, of: 'sent', probes: true, untilMs: 130_000 }),
    backFixed: quote(0, 'ms', { lane: 0, of: 'first-move', to: 'closed' }),
    backDoubling: quote(0, 'ms', { lane: 1, of: 'first-move', to: 'closed' }),
    flaps1: quote(1, 'times', { lane: 0, of: 'moves', to: 'open' }),
    flapsRamped: quote(1, 'times', { lane: 2, of: 'moves', to: 'open' }),
    peakFixed: quote(2, 'calls', { lane: 0, of: 'peak', withinMs: 250, fromMs: 12_000, untilMs: 40_000 }),
    peakJitter: quote(2, 'calls', { lane: 1, of: 'peak', withinMs: 250, fromMs: 12_000, untilMs: 40_000 }),
  },
  captions: [
    {
      part: 0,
      on: { atMs: 130_000 },
      text: 'Two minutes of outage cost {probesFixed} probes with 5 s, {probesDoubling} with doubling.',
    },
    {
      part: 0,
      on: { lane: 1, to: 'closed', nth: 1 },
      text: 'The price: doubling finds out at {backDoubling}, the fixed wait at {backFixed}.',
    },
    {
      part: 1,
      on: { lane: 0, to: 'closed', nth: 1 },
      text: 'One probe passed. The next second brings forty calls to a server that can do sixteen.',
    },
    {
      part: 1,
      on: { atMs: 89_000 },
      text: 'It opened {flaps1} where one probe closes it, {flapsRamped} where the load comes back little by little.',
    },
    {
      part: 2,
      on: { atMs: 39_000 },
      text: 'A hundred instances with the same wait: up to {peakFixed} probes in a quarter of a second. With jitter {peakJitter}.',
    },
  ],
  question: {
    part: 1,
    on: { lane: 0, to: 'closed', nth: 1 },
    ask: 'It passed the probe. Will it survive the next second?',
    choices: ['Yes, the probe proved it', 'Not if the full load comes back at once'],
    answer: 1,
    reveal: 'One call is not forty. It opened {flaps1} in ninety seconds.',
  },
  doesNotSolve: 'The callers have not stood still: they try again. What does that do?',
};
