import {
  type BreakerDefinition,
  type BreakerDefinitionInput,
  breakerDefinitionSchema,
} from '@fuseboard/protocol';

/** Six breakers that differ in what trips them, how long they wait, and what is served meanwhile. */
const INPUTS: readonly BreakerDefinitionInput[] = [
  {
    name: 'payments',
    group: 'checkout',
    description:
      'Looks at the last 50 calls and opens when half of them failed. After 10 s it lets 5 probes through and believes what they show.',
    endpoint: { type: 'demo', service: 'payments', timeout: '1s' },
    traffic: { rate: 5, arrival: 'poisson' },
    breaker: {
      slidingWindow: { type: 'count-based', size: 50 },
      minimumNumberOfCalls: 20,
      failureRateThreshold: 50,
      waitDurationInOpenState: '10s',
      permittedNumberOfCallsInHalfOpenState: 5,
    },
  },
  {
    name: 'inventory',
    group: 'checkout',
    description:
      'Opens after 5 failures in a row, whatever came before: quick to notice a service that is gone, patient with one that only stumbles.',
    endpoint: { type: 'demo', service: 'inventory', timeout: '1s' },
    traffic: { rate: 4, arrival: 'constant' },
    breaker: {
      consecutiveFailuresThreshold: 5,
      failureRateThreshold: 60,
      waitDurationInOpenState: '5s',
      permittedNumberOfCallsInHalfOpenState: 3,
    },
  },
  {
    name: 'search',
    group: 'catalogue',
    description:
      'Watches the clock rather than the errors: opens when half the calls of the last 30 s took longer than 400 ms.',
    endpoint: { type: 'demo', service: 'search', timeout: '2s' },
    traffic: { rate: 8, arrival: 'poisson' },
    breaker: {
      slidingWindow: { type: 'time-based', duration: '30s' },
      minimumNumberOfCalls: 40,
      slowCallDurationThreshold: '400ms',
      slowCallRateThreshold: 50,
      waitDurationInOpenState: '8s',
      permittedNumberOfCallsInHalfOpenState: 8,
    },
  },
  {
    name: 'recommendations',
    group: 'catalogue',
    description:
      'While it is open, customers see the bestsellers instead. A timer sends it to half-open after 6 s, without waiting for a call.',
    endpoint: { type: 'demo', service: 'recommendations', timeout: '1s' },
    traffic: { rate: 6, arrival: 'poisson' },
    breaker: {
      slidingWindow: { type: 'time-based', duration: '20s' },
      minimumNumberOfCalls: 30,
      failureRateThreshold: 40,
      waitDurationInOpenState: '6s',
      automaticTransitionFromOpenToHalfOpen: true,
      permittedNumberOfCallsInHalfOpenState: 6,
    },
    fallback: {
      status: 200,
      body: { because: 'bestsellers', products: ['kettle', 'backpack', 'rain-coat'] },
    },
  },
  {
    name: 'shipping',
    group: 'fulfilment',
    description:
      'Waits longer each time a probe fails: 4 s, 8 s, 16 s, up to 60 s, each a little more or less, so that many servers do not knock at once.',
    endpoint: { type: 'demo', service: 'shipping', timeout: '1s' },
    traffic: { rate: 3, arrival: 'poisson' },
    breaker: {
      slidingWindow: { type: 'count-based', size: 20 },
      minimumNumberOfCalls: 10,
      failureRateThreshold: 50,
      waitDurationInOpenState: { initial: '4s', multiplier: 2, max: '60s', jitter: 0.2 },
      permittedNumberOfCallsInHalfOpenState: 3,
    },
  },
  {
    name: 'email',
    group: 'fulfilment',
    description:
      'Few calls, so it looks back over a whole minute. At most 4 are under way at once: a mail server that hangs cannot tie up more.',
    endpoint: { type: 'demo', service: 'email', timeout: '3s' },
    traffic: { rate: 2, arrival: 'poisson' },
    breaker: {
      slidingWindow: { type: 'time-based', duration: '60s' },
      minimumNumberOfCalls: 15,
      failureRateThreshold: 30,
      waitDurationInOpenState: '15s',
      permittedNumberOfCallsInHalfOpenState: 4,
      maxConcurrentCalls: 4,
    },
  },
];

export const DEMO_DEFINITIONS: readonly BreakerDefinition[] = INPUTS.map((input) =>
  breakerDefinitionSchema.parse(input),
);
