import {
  BreakerDisposedError,
  type BreakerError,
  type BreakerEvent,
  type BreakerEventType,
  type BreakerState,
  BulkheadFullError,
  CallNotPermittedError,
  CallTimeoutError,
  CircuitBreaker,
  type CircuitBreakerConfig,
  DEFAULT_CONFIG,
  IllegalTransitionError,
  InvalidConfigError,
  resolveConfig,
} from '@fuseboard/breaker';
import { ManualClock } from '@fuseboard/breaker/testing';
import { describe, expect, it } from 'vitest';
import { README, spans, tableOf } from './markdown.ts';

const STATES = ['closed', 'open', 'half-open', 'forced-open', 'disabled', 'metrics-only'] as const;
type Missing = Exclude<BreakerState, (typeof STATES)[number]>;
const allStates: Missing extends never ? readonly BreakerState[] : never = STATES;

/** One of each, and what it takes to be in a state. */
function put(state: BreakerState): CircuitBreaker {
  const breaker = new CircuitBreaker('payments', {}, { clock: new ManualClock() });
  if (state === 'open' || state === 'half-open') breaker.trip();
  if (state === 'half-open') breaker.probe();
  if (state === 'forced-open') breaker.forceOpen();
  if (state === 'disabled') breaker.disable();
  if (state === 'metrics-only') breaker.metricsOnly();
  return breaker;
}

it('States: each of the six, and whether it permits calls', () => {
  const rows = tableOf(README, 'States');
  expect(rows.map(([state]) => spans(state)[0])).toEqual(allStates);
  for (const [state, calls] of rows) {
    const named = allStates.find((known) => known === spans(state)[0]) ?? 'closed';
    expect(put(named).acquire() === 0).toBe(calls === 'refused');
  }
});

describe('Configuration: what a setting takes', () => {
  const rows = tableOf(README, 'Configuration').map(
    ([setting, , takes = '']) => [spans(setting)[0] ?? '', takes] as const,
  );

  it('is said of each', () => {
    expect(rows.map(([setting]) => setting)).toEqual(Object.keys(DEFAULT_CONFIG));
  });

  it.each(rows.filter(([, takes]) => takes.endsWith(', or null')))('%s can be null', (setting) => {
    expect(resolveConfig({ [setting]: null })).toMatchObject({ [setting]: null });
  });

  const refusal = (setting: string): string => {
    try {
      resolveConfig({ [setting]: 'nonsense' });
    } catch (error) {
      if (InvalidConfigError.is(error)) return error.message;
    }
    return expect.unreachable('was not refused');
  };

  it.each(rows)('%s: %s', (setting, takes) => {
    expect(refusal(setting)).toContain(`must be ${takes.replace(', or null', '')}, got`);
  });
});

describe('Errors', () => {
  const errors: Record<string, BreakerError> = {
    CallNotPermittedError: new CallNotPermittedError('payments', 'open', 1),
    BulkheadFullError: new BulkheadFullError('payments', 1),
    CallTimeoutError: new CallTimeoutError('payments', 1),
    IllegalTransitionError: new IllegalTransitionError('payments', 'closed', 'half-open'),
    InvalidConfigError: new InvalidConfigError('timeout', 'is'),
    BreakerDisposedError: new BreakerDisposedError('payments'),
  };
  const rows = tableOf(README, 'Errors');

  it('are all in the table', () => {
    expect(rows.map(([name]) => spans(name)[0])).toEqual(Object.keys(errors));
  });

  it.each(rows)('%s has the code %s', (...[name, code, , tells]) => {
    const error = errors[spans(name)[0] ?? ''];
    expect(error).toMatchObject({ name: spans(name)[0], code: spans(code)[0] });
    const told = spans(tells).filter((field) => !field.includes('.'));
    const own = Object.keys(error ?? {}).filter((field) => !['name', 'code'].includes(field));
    expect(told).toEqual(own);
  });
});

describe('Events', () => {
  const TYPES = {
    transition: true,
    call: true,
    'threshold-exceeded': true,
    'override-renewed': true,
    reset: true,
    reconfigured: true,
    disposed: true,
  } satisfies Record<BreakerEventType, true>;

  /** A life in which everything happens. */
  const life = (): BreakerEvent[] => {
    const events: BreakerEvent[] = [];
    const config: CircuitBreakerConfig = { consecutiveFailuresThreshold: 1 };
    const breaker = new CircuitBreaker('payments', config, { clock: new ManualClock() });
    breaker.subscribe((event) => events.push(event));
    breaker.metricsOnly();
    breaker.metricsOnly({ reason: 'again' });
    breaker.fail(breaker.acquire(), 1, new Error('down'));
    breaker.reset();
    breaker.reconfigure({ timeout: 1 });
    breaker.dispose();
    return events;
  };
  const rows = tableOf(README, 'Events');

  it('are all in the table', () => {
    expect(rows.map(([type]) => spans(type)[0])).toEqual(Object.keys(TYPES));
  });

  it.each(rows)('%s tells %s', (type, tells) => {
    const event = life().find((one) => one.type === spans(type)[0]);
    const own = Object.keys(event ?? {}).filter((field) => !['type', 'at', 'seq'].includes(field));
    expect(new Set(spans(tells))).toEqual(new Set(own));
  });
});

describe('Commands', () => {
  const rows = tableOf(README, 'Commands').map(([command, from = '']) => {
    const legal = from === 'anywhere' ? allStates : spans(from);
    return [(spans(command)[0] ?? '').replace('()', ''), legal] as const;
  });

  it.each(rows)('%s is legal from %s, and from nowhere else', (command, legal) => {
    const refused = allStates.filter((state) => {
      try {
        Reflect.apply(Reflect.get(CircuitBreaker.prototype, command), put(state), []);
        return false;
      } catch (error) {
        return IllegalTransitionError.is(error);
      }
    });
    expect(allStates.filter((state) => !refused.includes(state)).toSorted()).toEqual([...legal].toSorted());
  });

  it('are all in the table', () => {
    expect(rows.map(([command]) => command)).toEqual([
      'trip',
      'probe',
      'forceOpen',
      'disable',
      'metricsOnly',
      'reset',
    ]);
  });
});

describe('Snapshot', () => {
  const rows = tableOf(README, 'Snapshot');

  it('has every field in the table', () => {
    expect(rows.map(([field]) => spans(field)[0])).toEqual(Object.keys(put('closed').snapshot()));
  });

  it('and every field of those that are records', () => {
    const slow = new CircuitBreaker('payments', { slowStart: { duration: 10, initialRate: 10 } });
    slow.trip();
    slow.probe();
    for (let probe = 0; probe < 3; probe += 1) slow.succeed(slow.acquire(), 1);
    const snapshots = [put('half-open').snapshot(), put('forced-open').snapshot(), slow.snapshot()];
    for (const [field, , tells] of rows) {
      const name = spans(field)[0] ?? '';
      const record = snapshots.map((snapshot) => Reflect.get(snapshot, name)).find((value) => value !== null);
      if (name === 'cause' || typeof record !== 'object') continue;
      expect(spans(tells)).toEqual(Object.keys(record));
    }
  });
});
