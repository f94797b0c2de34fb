import { BreakerState, Circuit, SlidingCountBreaker } from 'mollitia';
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

export const MOLLITIA = 'mollitia, sliding count';

/** Not mollitia's own type: that is an abstract class. */
type Options = Partial<
  Pick<SlidingCountBreaker, 'state' | 'openStateDelay' | 'slidingWindowSize' | 'failureRateThreshold'>
>;
interface Made {
  readonly circuit: Circuit;
  readonly breaker: SlidingCountBreaker;
}

const make = (func: () => Promise<unknown>, options: Options): Made => {
  const breaker = new SlidingCountBreaker({ slidingWindowSize: 100, minimumNumberOfCalls: 20, ...options });
  return { circuit: new Circuit({ func, options: { modules: [breaker] } }), breaker };
};

function success(name: string, listening = false): Subject {
  return {
    name,
    prepare: () => {
      const { circuit } = make(succeeding, {});
      let events = 0;
      if (listening) circuit.on('execute', () => void (events += 1));
      return { code: 'value = await circuit.execute();', scope: { circuit }, isSound: gotValue };
    },
  };
}

function failure(name: string, samples = 0): Subject {
  return {
    name,
    prepare: () => {
      const size = samples === 0 ? {} : { slidingWindowSize: samples };
      const { circuit, breaker } = make(failing(), { failureRateThreshold: NEVER_TRIPS, ...size });
      // Protected, but by calls it would take minutes: each looks through the whole window.
      const filled = breaker as unknown as { requests: { result: number }[] };
      filled.requests = Array.from({ length: samples }, () => ({ result: 0 }));
      return {
        code: caught('circuit.execute()'),
        scope: { circuit },
        isSound: (value) => gotValueOrError(value) && breaker.state === BreakerState.CLOSED,
      };
    },
  };
}

const rejected: Subject = {
  name: MOLLITIA,
  prepare: () => {
    const { circuit, breaker } = make(succeeding, { state: BreakerState.OPENED, openStateDelay: HOUR });
    return {
      code: caught('circuit.execute()'),
      scope: { circuit },
      isSound: () => breaker.state === BreakerState.OPENED,
    };
  },
};

export const subjects: Subjects = {
  success: [success(MOLLITIA), success('mollitia, sliding count, execute listener', true)],
  failure: [failure(MOLLITIA)],
  rejected: [rejected],
  history: HISTORIES.map((calls) => failure(`mollitia, count window of ${calls}`, calls)),
};

const used = async (): Promise<unknown> => {
  const made = make(succeeding, {});
  await made.circuit.execute();
  return made;
};

export const idle: readonly Idle[] = [
  { name: MOLLITIA, make: () => make(succeeding, {}) },
  { name: `${MOLLITIA}, after a call`, make: used },
];
