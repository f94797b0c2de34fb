import {
  BreakerDisposedError,
  type BreakerEvent,
  type BreakerEventType,
  type BreakerSnapshot,
  CircuitBreaker,
  IllegalTransitionError,
  InvalidConfigError,
  type TransitionCause,
} from '../src/index.ts';
import { agree } from './agree.ts';
import { settle } from './harness.ts';
import { Flight } from './model-flight.ts';
import { printCall, printConfig, printEnding, printOrder, printReaction } from './model-print.ts';
import { durationOf, type Reaction, type Step, TIMEOUTS } from './model-script.ts';
import {
  type ModelSnapshot,
  NaiveBreaker,
  type Obeyed,
  type Order,
  type Return,
  type Told,
} from './naive-breaker.ts';
import type { CallPlan, Ending } from './naive-call.ts';
import { fits, type ModelConfig, RANDOM, settingsOf } from './naive-config.ts';
import { StallingClock } from './stalling-clock.ts';

const ALL_BUT_CALLS: readonly BreakerEventType[] = [
  'transition',
  'threshold-exceeded',
  'reset',
  'override-renewed',
  'reconfigured',
  'disposed',
];
const BOOM = new Error('boom');
const UNCLASSIFIED = new CircuitBreaker('unclassified').config;

/** What the model has still to do of a step that the breaker has taken. */
type Rest = () => void;

/** The breaker and the model, side by side. What is done is written down for whoever wants to do it again. */
export class Pair {
  /** As code, a step a line. */
  readonly log: string[] = [];
  readonly model: NaiveBreaker;
  readonly #clock: StallingClock = new StallingClock((ms) => (TIMEOUTS.includes(ms) ? 0 : 1));
  #breaker: CircuitBreaker;
  #given: Partial<ModelConfig>;
  readonly #flights: Flight[] = [];
  /** Of the step under way, by each side. */
  #told: { breaker: unknown[]; model: unknown[] } = { breaker: [], model: [] };
  readonly #reactions: { breaker: Reaction[]; model: Reaction[] } = { breaker: [], model: [] };
  /** What came of the breaker's listener's reactions. */
  readonly #reacted: unknown[] = [];
  #reported = 0;
  #unsubscribe: () => void = () => {};
  /** Generations and `seq` begin anew with every restoring. */
  #lastSeq = 0;

  constructor(given: Partial<ModelConfig>, hearsCalls: boolean) {
    this.#given = given;
    this.model = new NaiveBreaker(given, hearsCalls);
    this.model.hear = (event) => this.#modelTells(event);
    this.#breaker = new CircuitBreaker('modelled', settings(given), this.#runtime());
    this.log.push(`breaker = new CircuitBreaker('modelled', ${printConfig(given)}, runtime)`);
    this.#listen();
  }

  /** Whether there was anything to do. */
  async take(step: Step): Promise<boolean> {
    const rest = this.#do(step);
    if (rest === null) return false;
    // Calls that have been ended, or told that they are, end by and by.
    if (this.#flights.length > 0) await settle();
    rest();
    agree(this.#told.breaker, this.#told.model);
    this.#told = { breaker: [], model: [] };
    const { state, generation } = this.#breaker;
    agree(state, this.model.state);
    agree(generation, this.model.generation);
    agree(this.#reported, this.model.reported);
    for (const flight of this.#flights) flight.compare();
    return true;
  }

  /** What the callers have been answered. */
  get answers(): readonly string[] {
    return this.#flights.map(({ answer }) => answer?.split(' ')[0] ?? 'outstanding');
  }

  #do(step: Step): Rest | null {
    switch (step[0]) {
      case 'acquire':
        return this.#acquire();
      case 'finish':
        return this.#finish(step[1], step[2]);
      case 'call':
        return this.#call(step[1], step[2]);
      case 'end':
        return this.#end(step[1], step[2]);
      case 'abort':
        return this.#abort(step[1]);
      case 'advance':
      case 'stall':
        return this.#pass(step[0], step[1]);
      case 'command':
        return this.#command(step[1]);
      case 'reconfigure':
        return this.#reconfigure(step[1]);
      case 'restore':
        return this.#restore(step[1]);
      case 'react':
        return this.#react(step[1]);
      case 'hear':
        return this.#hear(step[1]);
      case 'dispose':
        return this.#dispose();
      case 'look':
        return this.#look();
    }
  }

  #acquire(): Rest {
    const at = this.log.push('breaker.acquire()') - 1;
    const permit = this.#breaker.acquire();
    this.log[at] += permit > 0 ? ` // permit ${permit}` : ' // refused';
    return () => agree(permit > 0, this.model.acquire(permit));
  }

  #finish(which: number, letter: string): Rest | null {
    const held = this.model.permits.at(-1 - which);
    if (held === undefined) return null;
    const duration = durationOf(letter);
    const counted = this.#conclude(held.permit, letter, duration);
    return () => agree(counted, this.model.finish(held, letter, duration));
  }

  #conclude(permit: number, letter: string, duration: number): boolean {
    if (letter === 'I') {
      this.log.push(`breaker.ignore(${permit})`);
      return this.#breaker.ignore(permit);
    }
    const failed = 'Ff'.includes(letter);
    this.log.push(`breaker.${failed ? 'fail' : 'succeed'}(${permit}, ${duration})`);
    return failed ? this.#breaker.fail(permit, duration, BOOM) : this.#breaker.succeed(permit, duration);
  }

  #call(plan: CallPlan, ending: Ending): Rest {
    const flight = new Flight(plan, ending);
    this.log.push(`call${this.#flights.push(flight)} = breaker.${printCall(plan, ending)}`);
    flight.start(this.#breaker);
    return () => {
      flight.held = this.model.call(plan, ending);
    };
  }

  #end(which: number, ending: Ending): Rest | null {
    const flight = this.#flights.filter(({ held }) => held?.ended === false).at(-1 - which);
    if (flight?.held === undefined) return null;
    const { held } = flight;
    this.log.push(`call${this.#flights.indexOf(flight) + 1} ${printEnding(ending)}`);
    flight.end(ending);
    return () => this.model.end(held, ending);
  }

  #abort(which: number): Rest | null {
    const abortable = this.#flights.filter(({ held }) => held?.used === false && held.plan.signal === 'live');
    const flight = abortable.at(-1 - which);
    if (flight?.held === undefined) return null;
    const { held } = flight;
    this.log.push(`the caller of call${this.#flights.indexOf(flight) + 1} aborts`);
    flight.abort();
    return () => this.model.abort(held);
  }

  #pass(how: 'advance' | 'stall', ms: number): Rest {
    this.log.push(`clock.${how}(${ms})`);
    this.#clock[how](ms);
    return () => this.model[how](ms);
  }

  #command(order: Order): Rest {
    this.log.push(`breaker.${printOrder(order)}`);
    const obeyed = obey(this.#breaker, order);
    return () => agree(obeyed, this.model.command(order));
  }

  #reconfigure(changes: Partial<ModelConfig>): Rest | null {
    const { measureLatency: measured } = this.model.config;
    const underWay = this.#flights.some(({ held }) => held?.ended === false && held.orphanOf === null);
    // What is measured of a call that began under the other setting is nobody's business.
    if (underWay && (changes.measureLatency ?? measured) !== measured) return null;
    this.log.push(`breaker.reconfigure(${printConfig(changes)})`);
    const obeyed = tried(() => this.#breaker.reconfigure(settings(changes)));
    if (obeyed === 'done') this.#given = { ...this.#given, ...changes };
    return () => agree(obeyed, this.model.reconfigure(changes));
  }

  #restore(back: Return): Rest | null {
    const given = { ...this.#given, ...back.changes };
    if (!fits(given)) return null;
    const { moved, told, changes } = back;
    this.log.push(
      'memento = JSON.stringify(breaker.export()); breaker.dispose()',
      `clock.stall(${moved})`,
      `breaker = CircuitBreaker.restore(JSON.parse(memento), { ...config, ...${printConfig(changes)} }, { ...runtime, elapsedSinceExportMs: ${told} })`,
    );
    const memento = JSON.stringify(this.#breaker.export());
    this.#breaker.dispose();
    this.#clock.stall(moved);
    const runtime = { ...this.#runtime(), elapsedSinceExportMs: told };
    this.#breaker = CircuitBreaker.restore(JSON.parse(memento), settings(given), runtime);
    this.#given = given;
    this.#lastSeq = 0;
    this.#listen();
    return () => {
      this.model.dispose();
      this.model.restore(back);
    };
  }

  #react(reaction: Reaction): Rest {
    this.log.push(printReaction(reaction));
    this.#reactions.breaker.push(reaction);
    this.#reactions.model.push(reaction);
    return () => {};
  }

  #hear(calls: boolean): Rest | null {
    if (calls === this.model.hearsCalls || this.model.disposed) return null;
    this.model.hearsCalls = calls;
    this.#unsubscribe();
    this.#listen();
    return () => {};
  }

  #dispose(): Rest {
    this.log.push('breaker.dispose()');
    this.#breaker.dispose();
    return () => this.model.dispose();
  }

  #look(): Rest {
    this.log.push('breaker.snapshot(), breaker.export(), breaker.explain()');
    const snapshot = this.#breaker.snapshot();
    const memento = this.#breaker.export();
    agree(JSON.parse(JSON.stringify(memento)), memento);
    this.#breaker.explain();
    return () => compare(snapshot, this.model.snapshot());
  }

  #listen(): void {
    const { hearsCalls } = this.model;
    this.log.push(`breaker.subscribe(listener${hearsCalls ? '' : ', all but calls'}) // nobody else listens`);
    this.#unsubscribe = this.#breaker.subscribe(
      (event) => this.#breakerTells(event),
      hearsCalls ? undefined : ALL_BUT_CALLS,
    );
  }

  #breakerTells(event: BreakerEvent): void {
    if ('seq' in event) agree(event.seq, (this.#lastSeq += 1));
    this.#told.breaker.push(plain(event));
    const reaction = taken(this.#reactions.breaker, event.type);
    if (reaction === undefined) return;
    const { by } = reaction;
    if (by === 'throw') throw BOOM;
    if (by === 'acquire') this.#reacted.push(this.#breaker.acquire());
    else if (by === 'snapshot') this.#reacted.push(this.#breaker.snapshot());
    else if (by === 'dispose') this.#breaker.dispose();
    else this.#reacted.push(obey(this.#breaker, by));
  }

  #modelTells(event: Told): void {
    this.#told.model.push(event);
    const reaction = taken(this.#reactions.model, event.type);
    if (reaction === undefined) return;
    const { by } = reaction;
    if (by === 'throw') this.model.reported += 1;
    else if (by === 'dispose') this.model.dispose();
    else this.#compareReaction(by, this.#reacted.shift());
  }

  #compareReaction(by: 'acquire' | 'snapshot' | Order, came: unknown): void {
    if (by === 'acquire') agree(Number(came) > 0, this.model.acquire(Number(came)));
    else if (by === 'snapshot')
      compare(came as BreakerSnapshot, this.model.snapshot()); // pushed as one
    else agree(came, this.model.command(by));
  }

  #runtime(): { clock: StallingClock; random: () => number; onListenerError: () => void } {
    const onListenerError = (): void => {
      this.#reported += 1;
    };
    return { clock: this.#clock, random: () => RANDOM, onListenerError };
  }
}

function settings(given: Partial<ModelConfig>): ReturnType<typeof settingsOf> {
  const { classifyError, classifyResult } = UNCLASSIFIED;
  return settingsOf(given, { classifyError, classifyResult });
}

function taken(reactions: Reaction[], type: string): Reaction | undefined {
  const at = reactions.findIndex(({ to }) => to === type);
  return at < 0 ? undefined : reactions.splice(at, 1)[0];
}

function obey(breaker: CircuitBreaker, { command, expiresAfter, reason }: Order): Obeyed {
  const options = { ...(expiresAfter !== null && { expiresAfter }), ...(reason !== null && { reason }) };
  return tried(() => {
    switch (command) {
      case 'trip':
        return breaker.trip(options);
      case 'probe':
        return breaker.probe(options);
      case 'reset':
        return breaker.reset(options);
      case 'force-open':
        return breaker.forceOpen(options);
      case 'disable':
        return breaker.disable(options);
      case 'metrics-only':
        return breaker.metricsOnly(options);
    }
  });
}

function tried(deed: () => void): Obeyed {
  try {
    deed();
    return 'done';
  } catch (error) {
    if (IllegalTransitionError.is(error)) return 'illegal';
    if (InvalidConfigError.is(error)) return 'unfit';
    if (BreakerDisposedError.is(error)) return 'disposed';
    throw error;
  }
}

/** An event as the model tells it. */
function plain(event: BreakerEvent): unknown {
  if (event.type === 'call') {
    const { error: _error, ...rest } = event;
    return rest;
  }
  const { seq: _seq, ...rest } = event;
  if (rest.type === 'disposed') return rest;
  const { snapshot, ...told } = rest;
  const { state, generation, openAttempt, since } = snapshot;
  const shows = { state, generation, openAttempt, since };
  if (told.type === 'reconfigured') return { type: told.type, at: told.at, shows };
  return { ...told, cause: plainCause(told.cause), shows };
}

function plainCause(cause: TransitionCause): unknown {
  return 'errors' in cause
    ? { ...cause, errors: cause.errors.reduce((sum, { count }) => sum + count, 0) }
    : { ...cause };
}

/** Percentiles may be off by their 5 %. */
function compare(snapshot: BreakerSnapshot, expected: ModelSnapshot): void {
  const { name: _name, latency, cause, ...rest } = snapshot;
  const near = (actual: number, exact: number): number =>
    Math.abs(actual - exact) <= 0.05 * exact ? exact : actual;
  const rough = latency && {
    count: latency.count,
    mean: latency.mean,
    p50: near(latency.p50, expected.latency?.p50 ?? 0),
    p99: near(latency.p99, expected.latency?.p99 ?? 0),
    max: latency.max,
  };
  agree({ ...rest, cause: cause && plainCause(cause), latency: rough }, expected);
}
