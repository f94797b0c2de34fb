import type {
  CircuitBreakerMemento,
  CountWindowMemento,
  SlowStartMemento,
  TimeWindowMemento,
} from './breaker-memento.ts';
import type { LifetimeTotals } from './breaker-snapshot.ts';
import type { BreakerState } from './breaker-state.ts';
import { OVERRIDE_STATES } from './phase.ts';
import { numberIn, object, orNull, refuseSetting, type Setting, text } from './setting.ts';
import type { TransitionCause } from './transition-cause.ts';

type Rules<T> = { readonly [K in keyof T]-?: Setting<unknown> };

const STATES: readonly BreakerState[] = ['closed', 'open', 'half-open', ...Object.values(OVERRIDE_STATES)];
const CAUSES: readonly TransitionCause['type'][] = [
  'failure-rate',
  'slow-call-rate',
  'consecutive-failures',
  'probes-succeeded',
  'probes-failed',
  'half-open-expired',
  'wait-elapsed',
  'override-expired',
  'operator',
  'restored',
];

const tally = numberIn({ integer: true, atLeast: 0 });
const time = numberIn({ atLeast: 0 });
/** -1: endless. */
const wait = numberIn({ atLeast: -1 });
const anything: Setting<unknown> = (_path, value) => value;

const oneOf =
  (known: readonly unknown[]): Setting<unknown> =>
  (path, value) =>
    known.includes(value) ? value : refuseSetting(path, `one of ${known.join(', ')}`, value);

const optional =
  (setting: Setting<unknown>): Setting<unknown> =>
  (path, value) =>
    value === undefined ? value : setting(path, value);

const textOrNull: Setting<unknown> = orNull((path, value) =>
  typeof value === 'string' ? value : refuseSetting(path, 'a text or null', value),
);

const record =
  <T extends object>(rules: Rules<T>): Setting<unknown> =>
  (path, value) => {
    const raw: Record<string, unknown> = { ...object(path, value) };
    for (const [key, check] of Object.entries<Setting<unknown>>(rules)) check(`${path}.${key}`, raw[key]);
    return value;
  };

const memberRules = record<CircuitBreakerMemento>({
  version: oneOf([1]),
  name: text,
  state: oneOf(STATES),
  openAttempt: tally,
  consecutiveFailures: tally,
  elapsedMs: time,
  remainingWaitMs: orNull(wait),
  openWaitMs: optional(wait),
  override: orNull(
    record<NonNullable<CircuitBreakerMemento['override']>>({
      command: anything,
      reason: textOrNull,
      actor: textOrNull,
      remainingMs: orNull(time),
    }),
  ),
  window: parseWindow,
  totals: record<LifetimeTotals>({
    success: tally,
    failure: tally,
    ignored: tally,
    rejected: tally,
    late: tally,
    timeout: tally,
  }),
  // The numbers inside are only told.
  cause: orNull(record<Pick<TransitionCause, 'type'>>({ type: oneOf(CAUSES) })),
  slowStart: optional(
    record<SlowStartMemento>({
      duration: numberIn({ above: 0 }),
      initialRate: numberIn({ above: 0, atMost: 100 }),
      elapsedMs: time,
      attempt: tally,
      credit: numberIn({ atLeast: 0, atMost: 2 }),
    }),
  ),
});

/** Checks what comes back from a store, as far as a wrong value would make the breaker throw later, count wrongly or get stuck. */
export function parseMemento(memento: unknown): CircuitBreakerMemento {
  memberRules('memento', memento);
  const parsed = memento as CircuitBreakerMemento; // just checked, each member by itself
  const { state, override, remainingWaitMs } = parsed;
  if (state === 'open') wait('memento.remainingWaitMs', remainingWaitMs);
  const command = override?.command ?? null;
  const expected =
    Object.entries(OVERRIDE_STATES).find(([, overridden]) => overridden === state)?.[0] ?? null;
  if (command !== expected) refuseSetting('memento.override.command', `that of state ${state}`, command);
  return parsed;
}

const windowRules = {
  'count-based': record<Omit<CountWindowMemento, 'type'>>({
    outcomes: (path, value) =>
      typeof value === 'string' && /^[0-3]*$/.test(value)
        ? value
        : refuseSetting(path, 'digits 0 to 3', value),
  }),
  'time-based': record<Omit<TimeWindowMemento, 'type'>>({
    bucketDuration: numberIn({ above: 0 }),
    buckets: (path, value) =>
      Array.isArray(value)
        ? value.forEach((bucket, index) => parseBucket(`${path}.${index}`, bucket))
        : refuseSetting(path, 'an array', value),
  }),
};
const windowTypes = record<{ type: unknown }>({ type: oneOf(Object.keys(windowRules)) });

function parseWindow(path: string, value: unknown): void {
  windowTypes(path, value);
  const { type } = value as { type: keyof typeof windowRules }; // just checked
  windowRules[type](path, value);
}

const bucketRules = record<TimeWindowMemento['buckets'][number]>({
  age: tally,
  total: tally,
  failed: tally,
  slow: tally,
  slowFailed: tally,
});

function parseBucket(path: string, value: unknown): void {
  bucketRules(path, value);
  const { total, failed, slow, slowFailed } = value as TimeWindowMemento['buckets'][number]; // just checked
  const part = numberIn({ integer: true, atLeast: 0, atMost: total });
  part(`${path}.failed`, failed);
  part(`${path}.slow`, slow);
  const both = numberIn({
    integer: true,
    atLeast: Math.max(0, failed + slow - total),
    atMost: Math.min(failed, slow),
  });
  both(`${path}.slowFailed`, slowFailed);
}
