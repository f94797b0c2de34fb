import assert from 'node:assert/strict';
import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  type BreakerCommand,
  type BreakerEvent,
  type BreakerEventType,
  CircuitBreaker,
  type CommandOptions,
  IllegalTransitionError,
  InvalidConfigError,
  type TransitionCause,
} from '../src/index.ts';
import { type ModelConfig, NaiveBreaker } from './naive-breaker.ts';
import { StallingClock } from './stalling-clock.ts';

const RUNS = Number(process.env['FUSEBOARD_MODEL_RUNS'] ?? 3_000);
const SEED = Number(process.env['FUSEBOARD_SEED'] ?? randomInt(2 ** 31));

const BOOM = new Error('boom');
const ALL_BUT_CALLS: readonly BreakerEventType[] = [
  'transition',
  'threshold-exceeded',
  'reset',
  'override-renewed',
  'reconfigured',
  'disposed',
];

type Step =
  | readonly ['acquire']
  | readonly ['finish', which: number, letter: string]
  | readonly ['advance' | 'stall', ms: number]
  | readonly ['command', BreakerCommand, expiresAfter: number | null]
  | readonly ['reconfigure', Partial<ModelConfig>]
  | readonly ['restore']
  | readonly ['look'];

const windows = fc.oneof(
  fc.record({ type: fc.constant('count-based' as const), size: fc.integer({ min: 1, max: 12 }) }),
  fc.record({
    type: fc.constant('time-based' as const),
    duration: fc.constantFrom(100, 300, 1_000),
    buckets: fc.constantFrom(1, 2, 3, 10),
  }),
);
const percent = fc.constantFrom(1, 20, 33, 50, 60, 100);
const settings = {
  minimumNumberOfCalls: fc.integer({ min: 1, max: 6 }),
  failureRateThreshold: percent,
  slowCallRateThreshold: percent,
  consecutiveFailuresThreshold: fc.constantFrom(null, null, 1, 2, 3),
  waitDurationInOpenState: fc.constantFrom(0, 100, 400, Infinity, { initial: 50, max: 300 }),
  permittedNumberOfCallsInHalfOpenState: fc.integer({ min: 1, max: 6 }),
  maxConcurrentCallsInHalfOpenState: fc.integer({ min: 1, max: 6 }),
  maxWaitDurationInHalfOpenState: fc.constantFrom(1, 60, 500),
  automaticTransitionFromOpenToHalfOpen: fc.boolean(),
  maxConcurrentCalls: fc.constantFrom(null, null, 1, 3),
  slowStart: fc.constantFrom(null, { duration: 200, initialRate: 25 }),
};
const configs: fc.Arbitrary<ModelConfig> = fc.record({ slidingWindow: windows, ...settings });
const changes: fc.Arbitrary<Partial<ModelConfig>> = fc.oneof(
  fc.record(settings, { requiredKeys: [] }),
  fc.record({
    slidingWindow: fc.record({
      type: fc.constant('count-based' as const),
      size: fc.integer({ min: 1, max: 12 }),
    }),
  }),
);
const spans = fc.constantFrom(0, 1, 9, 30, 49, 50, 60, 99, 100, 150, 333, 400, 500, 1_000, 5_000);
const commands = fc.constantFrom<BreakerCommand>(
  'trip',
  'probe',
  'reset',
  'force-open',
  'disable',
  'metrics-only',
);

const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.constant(['acquire'] as const) },
    {
      weight: 9,
      // The latest permits most of all; far back ones are used already or late.
      arbitrary: fc.tuple(
        fc.constant('finish' as const),
        fc.constantFrom(0, 0, 0, 1, 1, 2, 3, 7, 20),
        fc.constantFrom('S', 'S', 'F', 'F', 'F', 's', 'f', 'I'),
      ),
    },
    { weight: 4, arbitrary: fc.tuple(fc.constant('advance' as const), spans) },
    { weight: 1, arbitrary: fc.tuple(fc.constant('stall' as const), spans) },
    {
      weight: 2,
      arbitrary: fc.tuple(fc.constant('command' as const), commands, fc.constantFrom(null, 1, 50, 300)),
    },
    { weight: 1, arbitrary: fc.tuple(fc.constant('reconfigure' as const), changes) },
    { weight: 1, arbitrary: fc.constant(['restore'] as const) },
    { weight: 3, arbitrary: fc.constant(['look'] as const) },
  ),
  { minLength: 10, maxLength: 150, size: 'max' },
);

/** The breaker and the model, side by side. */
class Pair {
  readonly clock: StallingClock = new StallingClock();
  readonly model: NaiveBreaker;
  breaker: CircuitBreaker;
  #told: unknown[] = [];
  /** Generations and `seq` begin anew with every restoring. */
  #lastSeq = 0;
  /** Whether anybody asks for calls; with nobody they take another way through the breaker. */
  readonly #hearsCalls: boolean;

  constructor(config: ModelConfig, hearsCalls: boolean) {
    this.#hearsCalls = hearsCalls;
    this.model = new NaiveBreaker(config);
    this.breaker = new CircuitBreaker('modelled', config, { clock: this.clock });
    this.#listen();
  }

  take(step: Step): void {
    this.#do(step);
    assert.deepEqual(
      this.#told,
      this.model.told.filter((event) => this.#hearsCalls || !isCall(event)),
    );
    this.#told.length = this.model.told.length = 0;
    assert.equal(this.breaker.state, this.model.state);
  }

  #do(step: Step): void {
    const { breaker, clock, model } = this;
    switch (step[0]) {
      case 'acquire': {
        const permit = breaker.acquire();
        return assert.equal(permit > 0, model.acquire(permit));
      }
      case 'finish':
        return this.#finish(step[1], step[2]);
      case 'advance':
        clock.advance(step[1]);
        return model.advance(step[1]);
      case 'stall':
        clock.stall(step[1]);
        return model.stall(step[1]);
      case 'command':
        return assert.equal(obeys(breaker, step[1], step[2]), model.command(step[1], step[2]));
      case 'reconfigure':
        return this.#reconfigure(step[1]);
      case 'restore':
        return this.#restore();
      case 'look':
        return assert.deepEqual(shown(breaker), model.snapshot());
    }
  }

  #finish(which: number, letter: string): void {
    const held = this.model.held.at(-1 - which);
    if (held === undefined) return;
    const counted = finish(this.breaker, held.permit, letter);
    const duration = letter === 'I' ? null : durationOf(letter);
    assert.equal(counted, this.model.finish(held, letter, duration));
  }

  #reconfigure(given: Partial<ModelConfig>): void {
    if (given.slidingWindow !== undefined && this.model.config.slidingWindow.type === 'time-based') return;
    try {
      this.breaker.reconfigure(given);
    } catch (error) {
      if (!InvalidConfigError.is(error)) throw error;
      // Refused, though time that had passed was settled first: a reconfiguration of nothing.
      this.breaker.reconfigure({});
      return this.model.reconfigure({});
    }
    this.model.reconfigure(given);
  }

  #restore(): void {
    const memento = JSON.parse(JSON.stringify(this.breaker.export()));
    this.breaker.dispose();
    this.#told.pop(); // that it was disposed of
    this.breaker = CircuitBreaker.restore(memento, this.breaker.config, { clock: this.clock });
    this.model.restore();
    this.#lastSeq = 0;
    this.#listen();
  }

  #listen(): void {
    this.breaker.subscribe(
      (event) => {
        if ('seq' in event) assert.equal(event.seq, (this.#lastSeq += 1));
        this.#told.push(plain(event));
      },
      this.#hearsCalls ? undefined : ALL_BUT_CALLS,
    );
  }
}

function isCall(event: unknown): boolean {
  return typeof event === 'object' && event !== null && 'type' in event && event.type === 'call';
}

/** Whether a command is legal here. */
function obeys(breaker: CircuitBreaker, command: BreakerCommand, expiresAfter: number | null): boolean {
  const options: CommandOptions = expiresAfter === null ? {} : { expiresAfter };
  try {
    switch (command) {
      case 'trip':
        breaker.trip(options);
        break;
      case 'probe':
        breaker.probe(options);
        break;
      case 'reset':
        breaker.reset(options);
        break;
      case 'force-open':
        breaker.forceOpen(options);
        break;
      case 'disable':
        breaker.disable(options);
        break;
      case 'metrics-only':
        breaker.metricsOnly(options);
        break;
    }
    return true;
  } catch (error) {
    if (IllegalTransitionError.is(error)) return false;
    throw error;
  }
}

function finish(breaker: CircuitBreaker, permit: number, letter: string): boolean {
  if (letter === 'I') return breaker.ignore(permit);
  const duration = durationOf(letter);
  return 'Ff'.includes(letter) ? breaker.fail(permit, duration, BOOM) : breaker.succeed(permit, duration);
}

/** Small letters are slow calls, by as little as can be. */
function durationOf(letter: string): number {
  return 'sf'.includes(letter) ? 60_001 : 60_000;
}

/** An event as the model tells it. */
function plain(event: BreakerEvent): unknown {
  switch (event.type) {
    case 'call': {
      const { error: _error, ...rest } = event;
      return rest;
    }
    case 'transition':
      return {
        type: event.type,
        at: event.at,
        from: event.from,
        to: event.to,
        cause: plainCause(event.cause),
      };
    case 'threshold-exceeded':
    case 'reset':
    case 'override-renewed':
      return { type: event.type, at: event.at, cause: plainCause(event.cause) };
    case 'reconfigured':
    case 'disposed':
      return { type: event.type, at: event.at };
  }
}

function plainCause(cause: TransitionCause): unknown {
  if ('errors' in cause) return { ...cause, errors: cause.errors.reduce((sum, { count }) => sum + count, 0) };
  if (!('reason' in cause)) return { ...cause };
  const { reason: _reason, actor: _actor, ...rest } = cause;
  return rest;
}

function shown(breaker: CircuitBreaker): unknown {
  const { name: _name, latency: _latency, override, cause, totals, ...rest } = breaker.snapshot();
  return {
    ...rest,
    totals: { ...totals },
    halfOpen: rest.halfOpen && { ...rest.halfOpen },
    slowStart: rest.slowStart && { ...rest.slowStart },
    override: override && { command: override.command, expiresInMs: override.expiresInMs },
    cause: cause?.type ?? null,
  };
}

/** A concurrency above the permits, or a minimum above the window, is no configuration. */
function valid(config: ModelConfig): ModelConfig {
  const { slidingWindow, minimumNumberOfCalls, permittedNumberOfCallsInHalfOpenState: permitted } = config;
  const most = slidingWindow.type === 'count-based' ? slidingWindow.size : Infinity;
  return {
    ...config,
    minimumNumberOfCalls: Math.min(minimumNumberOfCalls, most),
    maxConcurrentCallsInHalfOpenState: Math.min(config.maxConcurrentCallsInHalfOpenState, permitted),
  };
}

it(`[W2] [W3] [O1] [HO1] [HO2] [L1] [M5] [T3] whatever is done, the breaker does as a naive model (FUSEBOARD_SEED=${SEED})`, () => {
  process.stdout.write(`model test: FUSEBOARD_SEED=${SEED}\n`);
  const reached = new Map<string, number>();
  const property = fc.property(configs.map(valid), steps, fc.boolean(), (config, script, hearsCalls) => {
    const pair = new Pair(config, hearsCalls);
    for (const step of [...script, ['look'] as const]) {
      pair.take(step);
      reached.set(pair.breaker.state, (reached.get(pair.breaker.state) ?? 0) + 1);
    }
  });
  fc.assert(property, { numRuns: RUNS, seed: SEED });
  // A generator that never gets anywhere would agree with anything.
  for (const state of ['closed', 'open', 'half-open', 'forced-open', 'disabled', 'metrics-only']) {
    expect(reached.get(state)).toBeGreaterThan(RUNS);
  }
}, 120_000);
