import type * as Cockatiel from 'cockatiel';
import { newestOf } from '../newest.ts';
import {
  caught,
  failing,
  gotValue,
  gotValueOrError,
  HOUR,
  NEVER_IN_A_ROW,
  NEVER_TRIPS,
  succeeding,
} from '../protected-call.ts';
import { HISTORIES, type Idle, type Subject, type Subjects } from '../subject.ts';

const { CircuitState, ConsecutiveBreaker, CountBreaker, circuitBreaker, handleAll, SamplingBreaker } =
  (await import(newestOf('cockatiel'))) as typeof Cockatiel; // the part used here is the same in both

export const CONSECUTIVE = 'cockatiel, consecutive';
export const COUNT = 'cockatiel, count';
export const SAMPLING = 'cockatiel, sampling';

type MakeBreaker = () => Cockatiel.IBreaker;

const threshold = NEVER_TRIPS / 100;
const consecutive: MakeBreaker = () => new ConsecutiveBreaker(NEVER_IN_A_ROW);
const countOf = (size: number) => new CountBreaker({ threshold, size, minimumNumberOfCalls: 20 });
const sampling = (duration: number) => new SamplingBreaker({ threshold, duration, minimumRps: 1 });

const policyOf = (breaker: Cockatiel.IBreaker): Cockatiel.CircuitBreakerPolicy =>
  circuitBreaker(handleAll, { halfOpenAfter: HOUR, breaker });

function success(name: string, make: MakeBreaker, listening = false): Subject {
  return {
    name,
    prepare: () => {
      const policy = policyOf(make());
      let events = 0;
      if (listening) policy.onSuccess(() => void (events += 1));
      return {
        code: 'value = await policy.execute(call);',
        scope: { policy, call: succeeding },
        isSound: gotValue,
      };
    },
  };
}

function failure(name: string, make: MakeBreaker, samples = 0): Subject {
  return {
    name,
    prepare: () => {
      const breaker = make();
      for (let i = 0; i < samples; i += 1) breaker.success(CircuitState.Closed);
      const policy = policyOf(breaker);
      return {
        code: caught('policy.execute(call)'),
        scope: { policy, call: failing() },
        isSound: (value) => gotValueOrError(value) && policy.state === CircuitState.Closed,
      };
    },
  };
}

const rejected: Subject = {
  name: CONSECUTIVE,
  prepare: async () => {
    const policy = policyOf(new ConsecutiveBreaker(1));
    await policy.execute(() => Promise.reject(new Error('opens it'))).catch(() => {});
    return {
      code: caught('policy.execute(call)'),
      scope: { policy, call: succeeding },
      isSound: () => policy.state === CircuitState.Open,
    };
  },
};

const history = (calls: number): readonly Subject[] => [
  failure(`cockatiel, count window of ${calls}`, () => countOf(calls), calls),
  failure(`cockatiel, sampling with ${calls}`, () => sampling(60_000), calls),
];

export const subjects: Subjects = {
  success: [
    success(CONSECUTIVE, consecutive),
    success(COUNT, () => countOf(100)),
    success(SAMPLING, () => sampling(10_000)),
    success('cockatiel, consecutive, success listener', consecutive, true),
  ],
  failure: [
    failure(CONSECUTIVE, consecutive),
    failure(COUNT, () => countOf(100)),
    failure(SAMPLING, () => sampling(10_000)),
  ],
  rejected: [rejected],
  history: HISTORIES.flatMap((calls) => history(calls)),
};

const used = async (make: MakeBreaker): Promise<unknown> => {
  const policy = policyOf(make());
  await policy.execute(succeeding);
  return policy;
};

export const idle: readonly Idle[] = [
  { name: CONSECUTIVE, make: () => policyOf(consecutive()) },
  { name: `${CONSECUTIVE}, after a call`, make: () => used(consecutive) },
  { name: `${COUNT}, after a call`, make: () => used(() => countOf(100)) },
  { name: `${SAMPLING}, after a call`, make: () => used(() => sampling(10_000)) },
];
