import fc from 'fast-check';
import type { BreakerCommand } from '../src/index.ts';
import type { Order, Return } from './naive-breaker.ts';
import type { CallPlan, Ending } from './naive-call.ts';
import { fits, type ModelConfig, type ModelWindow } from './naive-config.ts';

/** Unlike any other span, so that the clock can tell a call's timer from the breaker's. */
export const TIMEOUTS: readonly number[] = [40.0625, 90.0625];
/** Of calls made elsewhere, in letters: lower case is the longer one. */
export const durationOf = (letter: string): number => (letter === letter.toLowerCase() ? 201 : 50);

/** What a listener does, once, when it next hears of such an event. */
export interface Reaction {
  readonly to: 'call' | 'transition' | 'reset' | 'override-renewed' | 'threshold-exceeded' | 'reconfigured';
  readonly by: 'acquire' | 'snapshot' | 'throw' | 'dispose' | Order;
}

/** `which`: counted from the latest. */
export type Step =
  | readonly ['acquire']
  | readonly ['finish', which: number, letter: string]
  | readonly ['call', CallPlan, Ending]
  | readonly ['end', which: number, Ending]
  | readonly ['abort', which: number]
  | readonly ['advance' | 'stall', ms: number]
  | readonly ['command', Order]
  | readonly ['reconfigure', Partial<ModelConfig>]
  | readonly ['restore', Return]
  | readonly ['react', Reaction]
  | readonly ['hear', calls: boolean]
  | readonly ['dispose']
  | readonly ['look'];

// The first of each list is what a failing script is shrunk to.
const windows: fc.Arbitrary<ModelWindow> = fc.oneof(
  fc.record({ type: fc.constant('count-based' as const), size: fc.integer({ min: 1, max: 12 }) }),
  fc.record({
    type: fc.constant('time-based' as const),
    duration: fc.constantFrom(1_000, 300, 100),
    buckets: fc.constantFrom(1, 2, 3, 10),
  }),
);
const percent = fc.constantFrom(50, 100, 60, 33, 20, 1);
const settings = {
  slidingWindow: windows,
  minimumNumberOfCalls: fc.integer({ min: 1, max: 6 }),
  failureRateThreshold: percent,
  slowCallDurationThreshold: fc.constantFrom(60_000, 200, 50, 0, Infinity),
  slowCallRateThreshold: fc.oneof(
    { weight: 1, arbitrary: fc.constant(100) },
    { weight: 2, arbitrary: percent },
  ),
  consecutiveFailuresThreshold: fc.constantFrom(null, null, 1, 2, 3),
  waitDurationInOpenState: fc.constantFrom<ModelConfig['waitDurationInOpenState']>(
    100,
    0,
    400,
    Infinity,
    'attempt * 70',
    'throws',
    'answers NaN',
    { initial: 50, multiplier: 2, max: 300, jitter: 0 },
    { initial: 20, multiplier: 3, max: 40_000, jitter: 0.5 },
    { initial: 1e300, multiplier: 1e10, max: Infinity, jitter: 0.5 },
  ),
  permittedNumberOfCallsInHalfOpenState: fc.integer({ min: 1, max: 6 }),
  maxConcurrentCallsInHalfOpenState: fc.integer({ min: 1, max: 6 }),
  maxWaitDurationInHalfOpenState: fc.constantFrom(500, 60, 9),
  automaticTransitionFromOpenToHalfOpen: fc.boolean(),
  slowStart: fc.constantFrom(null, { duration: 200, initialRate: 25 }),
  measureLatency: fc.constantFrom(true, true, true, false),
  timeout: fc.constantFrom(null, null, ...TIMEOUTS),
  maxConcurrentCalls: fc.constantFrom(null, null, null, 1, 3),
  classifies: fc.boolean(),
};
const several: fc.Arbitrary<Partial<ModelConfig>> = fc.record(settings, { requiredKeys: [] });
const one = fc.oneof(
  ...Object.entries(settings).map(([name, values]) => values.map((value) => ({ [name]: value }))),
) as fc.Arbitrary<Partial<ModelConfig>>; // each by its name

/** Whatever is left out has its default; but for the lease, whose timer would be taken for that of a call. */
export const configs: fc.Arbitrary<Partial<ModelConfig>> = fc
  .record(settings, {
    requiredKeys: ['maxWaitDurationInHalfOpenState'],
  })
  .map((given: Partial<ModelConfig>) => {
    if (fits(given)) return given;
    const { minimumNumberOfCalls: _minimum, maxConcurrentCallsInHalfOpenState: _concurrent, ...rest } = given;
    return fits(rest) ? rest : { ...rest, measureLatency: true };
  });

const spans = fc.constantFrom(100, 0, 1, 9, 30, 49, 50, 60, 99, 150, 333, 400, 500, 1_000, 5_000);
const which = fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 7, 20);
const orders: fc.Arbitrary<Order> = fc.record({
  command: fc.constantFrom<BreakerCommand>('trip', 'reset', 'probe', 'force-open', 'disable', 'metrics-only'),
  expiresAfter: fc.constantFrom(null, 1, 50, 300),
  reason: fc.constantFrom(null, null, 'drill'),
});
const endings: fc.Arbitrary<Ending> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom<Ending>(
      { throws: true, countsAs: 'failure' },
      { throws: false, countsAs: 'success' },
    ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      throws: fc.constant(true),
      countsAs: fc.constantFrom<Ending['countsAs']>(
        'success',
        'ignored',
        'another breaker',
        'trouble',
        'nonsense',
        { outcome: 'failure', openFor: 70 },
        { outcome: 'failure', openFor: -1 },
      ),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      throws: fc.constant(false),
      countsAs: fc.constantFrom<Ending['countsAs']>('failure', 'ignored', 'trouble', 'nonsense', {
        outcome: 'failure',
        openFor: 0,
      }),
    }),
  },
);
const plans: fc.Arbitrary<CallPlan> = fc.record({
  method: fc.constantFrom('execute', 'tryExecute'),
  body: fc.constantFrom('deaf', 'deaf', 'deaf', 'heedful', 'heedful', 'returns', 'throws'),
  signal: fc.constantFrom('none', 'none', 'none', 'none', 'live', 'live', 'live', 'live', 'aborted'),
});
const reactions: fc.Arbitrary<Reaction> = fc.record({
  to: fc.constantFrom<Reaction['to']>(
    'transition',
    'transition',
    'call',
    'reset',
    'override-renewed',
    'threshold-exceeded',
    'reconfigured',
  ),
  by: fc.oneof(
    fc.constantFrom<Reaction['by']>(
      'acquire',
      'acquire',
      'snapshot',
      'snapshot',
      'throw',
      'throw',
      'dispose',
    ),
    orders,
  ),
});
const returns: fc.Arbitrary<Return> = fc.record({
  moved: fc.constantFrom(0, 0, 30, 101, 1_000),
  told: fc.constantFrom(0, 0, 30, 99, 1_000),
  changes: fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: one }),
});

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 40, arbitrary: fc.constant<Step>(['acquire']) },
  {
    weight: 45,
    // The latest permits most of all; far back ones are used already or late.
    arbitrary: fc.tuple(
      fc.constant('finish' as const),
      which,
      fc.constantFrom('F', 'S', 'F', 'S', 'F', 's', 'f', 'I'),
    ),
  },
  { weight: 40, arbitrary: fc.tuple(fc.constant('call' as const), plans, endings) },
  { weight: 40, arbitrary: fc.tuple(fc.constant('end' as const), which, endings) },
  { weight: 12, arbitrary: fc.tuple(fc.constant('abort' as const), which) },
  { weight: 25, arbitrary: fc.tuple(fc.constant('advance' as const), spans) },
  { weight: 5, arbitrary: fc.tuple(fc.constant('stall' as const), spans) },
  { weight: 10, arbitrary: fc.tuple(fc.constant('command' as const), orders) },
  { weight: 5, arbitrary: fc.tuple(fc.constant('reconfigure' as const), fc.oneof(one, several)) },
  { weight: 8, arbitrary: fc.tuple(fc.constant('restore' as const), returns) },
  { weight: 5, arbitrary: fc.tuple(fc.constant('react' as const), reactions) },
  { weight: 5, arbitrary: fc.tuple(fc.constant('hear' as const), fc.boolean()) },
  { weight: 15, arbitrary: fc.constant<Step>(['look']) },
  // Hardly ever: nothing happens to a breaker that has been disposed of until it is restored.
  { weight: 1, arbitrary: fc.constant<Step>(['dispose']) },
);

export const scripts: fc.Arbitrary<Step[]> = fc.array(step, { minLength: 1, maxLength: 150, size: 'max' });
