import type { Scenario } from '../scenario/scenario.ts';
import { lane, lastCalls, quote } from './compose.ts';
import type { Lesson } from './lesson.ts';

const permit = (probes: number, leaseMs: number, minimum = 10) =>
  lastCalls(20, minimum, {
    permittedNumberOfCallsInHalfOpenState: probes,
    maxWaitDurationInHalfOpenState: leaseMs,
  });

const stampede: Scenario = {
  seed: 8,
  durationMs: 60_000,
  workload: { arrivals: { type: 'users', users: 50, thinkMs: 200 }, patienceMs: 5_000 },
  dependencies: [
    {
      name: 'sessions',
      latency: { p0: 10, p50: 20, p90: 30, p99: 50, p100: 80 },
      collapse: { inFlight: 22, downMs: 4_000 },
    },
  ],
  faults: [
    { atMs: 10_000, untilMs: 20_000, errorRate: 100 },
    { atMs: 20_000, untilMs: 40_000, latencyFactor: 5 },
  ],
  lanes: [1, 10, 50].map((probes) =>
    lane(`${probes} ${probes === 1 ? 'probe' : 'probes'}`, {
      timeoutMs: 2_000,
      breaker: {
        config: {
          ...permit(probes, 5_000),
          slowStart: probes === 50 ? null : { duration: 10_000, initialRate: 5 },
        },
      },
    }),
  ),
};

const stuck: Scenario = {
  ...stampede,
  workload: { arrivals: { type: 'constant', perSecond: 10 }, patienceMs: null },
  dependencies: [{ name: 'sessions', latency: 40 }],
  faults: [
    { atMs: 5_000, untilMs: 10_000, errorRate: 100 },
    { atMs: 10_000, untilMs: 12_000, hangRate: 100, hangMs: 600_000 },
  ],
  lanes: [
    lane('lease 3 s', { breaker: { config: permit(1, 3_000) } }),
    lane('no timeout, lease of 10 minutes', { breaker: { config: permit(1, 600_000) } }),
  ],
};

export const L8: Lesson = {
  id: 'L8',
  version: 1,
  title: 'The stampede and the stuck probe',
  teaches: 'Few may try first, and a try that never ends must not hold up all the others.',
  parts: [
    { title: 'Fifty users wait for a server that is only just back', scenario: stampede },
    { title: 'One probe hangs', scenario: stuck },
  ],
  quotes: {
    peak50: quote(0, 'calls', { lane: 2, of: 'peak', withinMs: 250, probes: true }),
    crashed1: quote(0, 'calls', { lane: 0, of: 'sent', kind: 'crashed', fromMs: 20_000 }),
    crashed50: quote(0, 'calls', { lane: 2, of: 'sent', kind: 'crashed', fromMs: 20_000 }),
    lease: quote(1, 'calls', { lane: 0, of: 'requests', outcome: 'succeeded', fromMs: 20_000 }),
    stuck: quote(1, 'calls', { lane: 1, of: 'requests', outcome: 'succeeded', fromMs: 20_000 }),
  },
  captions: [
    {
      part: 0,
      on: { lane: 2, to: 'half-open', nth: 1 },
      text: 'The wait is over. Where fifty may try, up to {peak50} do within a quarter of a second.',
    },
    {
      part: 0,
      on: { atMs: 30_000 },
      text: 'So many at once push it over: {crashed50} calls met a crash, {crashed1} where one probe goes first.',
    },
    {
      part: 1,
      on: { lane: 1, to: 'half-open', nth: 1 },
      text: 'This probe meets a hang, and nobody else is let in until it ends.',
    },
    {
      part: 1,
      on: { atMs: 50_000 },
      text: 'With a lease of 3 s {lease} calls succeeded after second 20. Without one in time, {stuck}.',
    },
  ],
  question: {
    part: 0,
    on: { lane: 0, to: 'open', nth: 1 },
    ask: 'The wait ends with fifty users waiting, and one probe is permitted. How many calls reach the server?',
    choices: ['One', 'Ten', 'Fifty', 'It depends on who is fastest'],
    answer: 0,
    reveal: 'One; the others are refused until it has ended. Where fifty are permitted, {peak50} go at once.',
  },
  doesNotSolve: 'If the probe fails it all begins anew: how long should the next wait be?',
};
