import type { Scenario } from '../scenario/scenario.ts';
import type { Lesson } from './lesson.ts';

/** Mastering Python Design Patterns (Packt, 2024), ch. 9: a coin for a function, one call a second, fail_max 2, reset_timeout 5 s. */
const bookScenario: Scenario = {
  seed: 1,
  durationMs: 15_000,
  workload: { arrivals: { type: 'constant', perSecond: 1 }, patienceMs: null },
  // The coin's falls in the order of the calls that were made: a refused call throws none.
  dependencies: [{ name: 'fragile function', latency: 0, script: { outcomes: '..xxx..', by: 'execution' } }],
  faults: [],
  lanes: [2, 3].map((failures) => ({
    name: `fail_max ${failures}`,
    hops: [
      {
        breaker: {
          config: {
            consecutiveFailuresThreshold: failures,
            waitDurationInOpenState: 5_000,
            permittedNumberOfCallsInHalfOpenState: 1,
            // pybreaker has no rate: a minimum that is never met leaves the streak alone to decide.
            slidingWindow: { type: 'count-based', size: 1_000 },
            minimumNumberOfCalls: 1_000,
          },
        },
      },
    ],
  })),
};

export const L1: Lesson = {
  id: 'L1',
  version: 1,
  title: "The book's breaker",
  teaches: 'After two failures in a row calls are refused without being made, until one trial succeeds.',
  parts: [{ title: 'One call a second', scenario: bookScenario }],
  quotes: {
    refused: { part: 0, measure: { lane: 0, of: 'requests', outcome: 'refused' }, unit: 'calls' },
    made: { part: 0, measure: { lane: 0, of: 'sent' }, unit: 'calls' },
    opened: { part: 0, measure: { lane: 0, of: 'first-move', to: 'open' }, unit: 'ms' },
    refusedOfThree: { part: 0, measure: { lane: 1, of: 'requests', outcome: 'refused' }, unit: 'calls' },
  },
  captions: [
    {
      part: 0,
      on: { atMs: 2_000 },
      text: 'The first failure. It is passed on to the caller as it is: one is not two.',
    },
    {
      part: 0,
      on: { lane: 0, to: 'open', nth: 1 },
      text: 'Threshold reached at {opened}: two failures in a row. Open: calls are refused.',
    },
    { part: 0, on: { atMs: 4_000 }, text: 'Still open: this call is never made. So it goes four times.' },
    {
      part: 0,
      on: { lane: 0, to: 'open', nth: 2 },
      text: 'The wait is over and this call is the trial. It fails, so five seconds begin anew.',
    },
    {
      part: 0,
      on: { lane: 0, to: 'closed', nth: 1 },
      text: 'The trial succeeds: closed. {refused} of 15 calls were refused and {made} were made. With fail_max 3 it is {refusedOfThree}.',
    },
  ],
  question: {
    part: 0,
    on: { lane: 0, to: 'open', nth: 1 },
    ask: 'At second 4, is the function called? After how many rounds is it called again?',
    choices: ['Yes, at once', 'No; after 4 rounds', 'No; after 5 rounds', 'No; never again'],
    answer: 1,
    reveal:
      'Seconds 4 to 7 are refused. Second 8 is five seconds after the trip and is let through as the trial.',
  },
  doesNotSolve: 'An error comes back at once. A call that hangs does not: what does waiting cost?',
};
