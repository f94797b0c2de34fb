import type { HopBreaker } from '../scenario/lane.ts';
import { lane, lastCalls, quote } from './compose.ts';
import type { Lesson } from './lesson.ts';

const config = lastCalls(10, 5, {
  waitDurationInOpenState: 1_000,
  permittedNumberOfCallsInHalfOpenState: 3,
  maxWaitDurationInHalfOpenState: 10_000,
});
const results = (name: string, lateResults: NonNullable<HopBreaker['lateResults']>) =>
  lane(name, { breaker: { config, lateResults } });
const bad = { fromMs: 10_000, untilMs: 16_000 };

export const L20: Lesson = {
  id: 'L20',
  version: 1,
  title: 'Late answers',
  teaches: 'A result belongs to the state in which its call began; later it decides nothing.',
  parts: [
    {
      title: 'A crowd, whose slowest calls take 5 s; six seconds in which all fail; few callers left',
      scenario: {
        seed: 20,
        durationMs: 30_000,
        workload: {
          arrivals: { type: 'poisson', perSecond: 60, steps: [{ atMs: 11_000, perSecond: 4 }] },
          patienceMs: null,
        },
        dependencies: [
          { name: 'reports', latency: { p0: 50, p50: 100, p90: 3_000, p99: 4_000, p100: 5_000 } },
        ],
        faults: [{ atMs: 10_000, untilMs: 16_000, errorRate: 100 }],
        lanes: [results('by generation', 'ignored'), results('late results counted', 'counted')],
      },
    },
  ],
  quotes: {
    closedCounted: quote(0, 'times', { lane: 1, of: 'moves', to: 'closed', ...bad }),
    closed: quote(0, 'times', { lane: 0, of: 'moves', to: 'closed', ...bad }),
  },
  captions: [
    {
      part: 0,
      on: { lane: 0, to: 'open', nth: 1 },
      text: 'It opens. Calls that began in good days are still under way, for seconds more.',
    },
    {
      part: 0,
      on: { lane: 1, to: 'closed', nth: 1 },
      text: 'Where late results count, answers of the good days have closed it. The dependency is still down.',
    },
    {
      part: 0,
      on: { atMs: 16_000 },
      text: 'Closed during the outage: {closed} by generation, {closedCounted} where late results count.',
    },
  ],
  question: {
    part: 0,
    on: { lane: 0, to: 'open', nth: 1 },
    ask: 'A call began before the trip and succeeds while the breaker probes. Which state owns its answer?',
    choices: ['The one it began in', 'The one it ends in'],
    answer: 0,
    reveal:
      'What it tells of is over. Counted, answers of the good days closed the breaker {closedCounted} while all calls failed; by generation it closed {closed}.',
  },
  doesNotSolve: 'You know the parts now. Here is a trace that nobody has explained.',
};
