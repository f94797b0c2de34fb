import type * as Opossum from 'opossum';
import { newestOf } from '../newest.ts';
import {
  caught,
  failing,
  gotValue,
  gotValueOrError,
  HOUR,
  NEVER_TRIPS,
  succeeding,
} from '../protected-call.ts';
import { HISTORIES, type Idle, type Subject, type Subjects } from '../subject.ts';

const { default: CircuitBreaker } = (await import(newestOf('opossum'))) as typeof Opossum; // the part used here is the same in both

export const OPOSSUM = 'opossum';
export const LEANEST = 'opossum, leanest';

type Options = NonNullable<ConstructorParameters<typeof CircuitBreaker>[1]>;

/**
 * All that can be left out of a call: its timer, the percentiles on each failure, all buckets but one, the snapshot timer. A window
 * longer than the run, because a failure at the instant it is emptied opens opossum: 1 of 0 calls failed.
 */
const LEAN: Options = {
  timeout: false,
  rollingPercentilesEnabled: false,
  rollingCountBuckets: 1,
  enableSnapshots: false,
  rollingCountTimeout: HOUR,
};

function success(name: string, options: Options, listening = false): Subject {
  return {
    name,
    prepare: () => {
      const breaker = new CircuitBreaker(succeeding, { ...options });
      let events = 0;
      if (listening) breaker.on('success', () => void (events += 1));
      return { code: 'value = await breaker.fire();', scope: { breaker }, isSound: gotValue };
    },
  };
}

function failure(name: string, options: Options, samples = 0): Subject {
  return {
    name,
    prepare: () => {
      const breaker = new CircuitBreaker(failing(), { ...options, errorThresholdPercentage: NEVER_TRIPS });
      fill(breaker.status, samples);
      return {
        code: caught('breaker.fire()'),
        scope: { breaker },
        isSound: (value) => gotValueOrError(value) && breaker.closed,
      };
    },
  };
}

/** As by calls that took from 0 to 999 ms, in no order: what it sorts on a failure. */
function fill(status: Opossum.Status, calls: number): void {
  for (let i = 0; i < calls; i += 1) {
    status.increment('fires');
    status.increment('successes', (i * 7_919) % 1_000);
  }
}

const rejected: Subject = {
  name: OPOSSUM,
  prepare: () => {
    const breaker = new CircuitBreaker(succeeding, { ...LEAN, resetTimeout: HOUR });
    breaker.open();
    return { code: caught('breaker.fire()'), scope: { breaker }, isSound: () => breaker.opened };
  },
};

/** With its ten buckets, over an hour: what has been filled in stays. */
const KEPT: Options = { timeout: false, enableSnapshots: false, rollingCountTimeout: HOUR };

const history = (calls: number): readonly Subject[] => [
  failure(`opossum, ${calls} latencies`, KEPT, calls),
  failure(`opossum, ${calls} calls, no percentiles`, { ...KEPT, rollingPercentilesEnabled: false }, calls),
];

export const subjects: Subjects = {
  success: [
    success(LEANEST, LEAN),
    success(OPOSSUM, {}),
    success('opossum, leanest, success listener', LEAN, true),
  ],
  failure: [failure(LEANEST, LEAN), failure(OPOSSUM, {})],
  rejected: [rejected],
  history: HISTORIES.flatMap((calls) => history(calls)),
};

const used = async (): Promise<unknown> => {
  const breaker = new CircuitBreaker(succeeding);
  await breaker.fire();
  return breaker;
};

export const idle: readonly Idle[] = [
  { name: OPOSSUM, make: () => new CircuitBreaker(succeeding) },
  { name: 'opossum, after a call', make: used },
];
