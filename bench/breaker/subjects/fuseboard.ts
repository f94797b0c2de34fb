import { CircuitBreaker, type CircuitBreakerConfig } from '@fuseboard/breaker';
import {
  caught,
  failing,
  gotValue,
  gotValueOrError,
  HOUR,
  NEVER_TRIPS,
  succeeding,
} from '../protected-call.ts';
import { HISTORIES, type Idle, type Prepared, type Subject, type Subjects } from '../subject.ts';

const TIME_BASED = { type: 'time-based', duration: 10_000 } as const;
/** For a window kept throughout the run. */
const LONG = { type: 'time-based', duration: 60_000 } as const;
const UNMEASURED: CircuitBreakerConfig = { measureLatency: false };

export const OURS = 'fuseboard';
export const OURS_UNMEASURED = 'fuseboard, measureLatency: false';
export const OURS_TIME_BASED = 'fuseboard, time-based window';
export const OURS_TRY = 'fuseboard, tryExecute';
export const OURS_ACQUIRE = 'fuseboard, acquire';

interface Variant {
  readonly config?: CircuitBreakerConfig;
  readonly code?: string;
  readonly scope?: Readonly<Record<string, unknown>>;
  readonly setUp?: (breaker: CircuitBreaker) => void;
}

/** Does next to nothing, and cannot be left out. */
function count(): { readonly heard: () => number; readonly listener: () => void } {
  let events = 0;
  return { heard: () => events, listener: () => void (events += 1) };
}

function success(name: string, variant: Variant = {}): Subject {
  const { config = {}, code = 'breaker.execute(call)', scope = {}, setUp } = variant;
  return {
    name,
    prepare: () => {
      const breaker = new CircuitBreaker('bench', config);
      setUp?.(breaker);
      return {
        code: `value = await ${code};`,
        scope: { breaker, call: succeeding, ...scope },
        isSound: (value) =>
          (gotValue(value) || code.includes('tryExecute')) && breaker.snapshot().totals.failure === 0,
      };
    },
  };
}

function prepareFailure({ config = {}, setUp }: Variant): Prepared {
  const breaker = new CircuitBreaker('bench', { failureRateThreshold: NEVER_TRIPS, ...config });
  setUp?.(breaker);
  return {
    code: caught('breaker.execute(call)'),
    scope: { breaker, call: failing() },
    isSound: (value) => gotValueOrError(value) && breaker.state === 'closed',
  };
}

const failure = (name: string, variant: Variant = {}): Subject => ({
  name,
  prepare: () => prepareFailure(variant),
});

function rejected(name: string, code: string, setUp: (breaker: CircuitBreaker) => void): Subject {
  return {
    name,
    prepare: () => {
      const breaker = new CircuitBreaker('bench', { waitDurationInOpenState: HOUR });
      setUp(breaker);
      return {
        code,
        scope: { breaker, call: succeeding },
        isSound: () => breaker.snapshot().totals.success === 0,
      };
    },
  };
}

const open = (breaker: CircuitBreaker): void => breaker.trip();

function permit(name: string, config: CircuitBreakerConfig, setUp?: Variant['setUp']): Subject {
  return {
    name,
    prepare: () => {
      const breaker = new CircuitBreaker('bench', config);
      setUp?.(breaker);
      return {
        code: 'value = breaker.succeed(breaker.acquire(), 5);',
        scope: { breaker },
        isSound: (value) => value === true && breaker.snapshot().totals.late === 0,
      };
    },
  };
}

function fill(breaker: CircuitBreaker, calls: number): void {
  for (let i = 0; i < calls; i += 1) breaker.succeed(breaker.acquire(), (i * 7_919) % 1_000);
}

const history = (calls: number): readonly Subject[] => [
  failure(`fuseboard, count-based window of ${calls}`, {
    config: { slidingWindow: { type: 'count-based', size: calls }, minimumNumberOfCalls: 20 },
    setUp: (breaker) => fill(breaker, calls),
  }),
  failure(`fuseboard, time-based window with ${calls}`, {
    config: { slidingWindow: LONG },
    setUp: (breaker) => fill(breaker, calls),
  }),
];

export const subjects: Subjects = {
  success: [
    success(OURS),
    success(OURS_UNMEASURED, { config: UNMEASURED }),
    success(OURS_TIME_BASED, { config: { slidingWindow: TIME_BASED } }),
    success('fuseboard, call listener', {
      setUp: (breaker) => breaker.subscribe(count().listener, ['call']),
    }),
    success('fuseboard, transition listener', {
      setUp: (breaker) => breaker.subscribe(count().listener, ['transition']),
    }),
    success('fuseboard, timeout', { config: { timeout: 5_000 } }),
    success('fuseboard, signal', {
      code: 'breaker.execute(call, { signal })',
      scope: { signal: new AbortController().signal },
    }),
    success(OURS_TRY, { code: 'breaker.tryExecute(call)' }),
  ],
  failure: [
    failure(OURS),
    failure(OURS_UNMEASURED, { config: UNMEASURED }),
    failure(OURS_TIME_BASED, { config: { slidingWindow: TIME_BASED } }),
    failure('fuseboard, call listener', {
      setUp: (breaker) => breaker.subscribe(count().listener, ['call']),
    }),
    failure('fuseboard, timeout', { config: { timeout: 5_000 } }),
  ],
  rejected: [
    rejected('fuseboard, execute', caught('breaker.execute(call)'), open),
    rejected(OURS_TRY, 'value = await breaker.tryExecute(call);', open),
    rejected(OURS_ACQUIRE, 'value = breaker.acquire();', open),
    rejected('fuseboard, acquire, forced-open', 'value = breaker.acquire();', (breaker) =>
      breaker.forceOpen(),
    ),
  ],
  permit: [
    permit(OURS, {}),
    permit(OURS_UNMEASURED, UNMEASURED),
    permit(OURS_TIME_BASED, { slidingWindow: TIME_BASED }),
    permit('fuseboard, call listener', {}, (breaker) => breaker.subscribe(count().listener, ['call'])),
  ],
  history: HISTORIES.flatMap((calls) => history(calls)),
};

const used = async (config: CircuitBreakerConfig): Promise<CircuitBreaker> => {
  const breaker = new CircuitBreaker('bench', config);
  await breaker.execute(succeeding);
  return breaker;
};

export const idle: readonly Idle[] = [
  { name: OURS, make: () => new CircuitBreaker('bench') },
  { name: 'fuseboard, after a call', make: () => used({}) },
  { name: 'fuseboard, time-based, after a call', make: () => used({ slidingWindow: TIME_BASED }) },
];
