import { BoundedCall } from './bounded-call.ts';
import { BreakerDisposedError } from './breaker-errors.ts';
import type { BreakerEventType, BreakerListener } from './breaker-event.ts';
import type { CircuitBreakerMemento } from './breaker-memento.ts';
import type { BreakerSnapshot } from './breaker-snapshot.ts';
import type { BreakerState, CommandOptions } from './breaker-state.ts';
import { type ExecuteOptions, LazyCallContext, type ProtectedCall } from './call-context.ts';
import { CallJudge } from './call-judge.ts';
import { CallLedger, NOT_PERMITTED } from './call-ledger.ts';
import { type CallOutcome, UNMEASURED, UNREAD } from './call-outcome.ts';
import type { CallSignal } from './call-signal.ts';
import type { CircuitBreakerConfig } from './circuit-breaker-config.ts';
import { explainSnapshot } from './explain/explain.ts';
import type { Explanation } from './explain/explanation.ts';
import { aged, writeMemento } from './memento.ts';
import { obey } from './operator-command.ts';
import { parseMemento } from './parse-memento.ts';
import { PermitTable } from './permit-table.ts';
import { Refusals } from './refusal.ts';
import type { ResolvedCircuitBreakerConfig } from './resolved-config.ts';
import { type CircuitBreakerRuntime, type RestoreRuntime, resolveRuntime } from './runtime.ts';
import { text } from './setting.ts';
import { takeSnapshot } from './snapshot.ts';
import { StateMachine } from './state-machine.ts';
import type { TryExecuteResult } from './try-execute-result.ts';

/**
 * Stands between callers and an endpoint that may fail: counts how calls end, refuses them at once while the endpoint
 * is failing, and lets a few probe it before it trusts again.
 *
 * @example
 * const breaker = new CircuitBreaker('payments', { failureRateThreshold: 40, timeout: 2_000 });
 * const response = await breaker.execute(({ signal }) => fetch(url, { signal }));
 */
export class CircuitBreaker {
  readonly #machine: StateMachine;
  readonly #ledger: CallLedger;
  readonly #judge: CallJudge;
  readonly #refusals: Refusals;
  readonly #permits: PermitTable = new PermitTable();

  /** @throws InvalidConfigError naming the setting that is out of its range. */
  constructor(name: string, config: CircuitBreakerConfig = {}, runtime: CircuitBreakerRuntime = {}) {
    this.#machine = new StateMachine(text('name', name), config, resolveRuntime(name, runtime));
    this.#ledger = new CallLedger(this.#machine);
    this.#judge = new CallJudge(this.#machine, this.#ledger);
    this.#refusals = new Refusals(this.#machine, this.#ledger);
  }

  /**
   * A breaker as `export` wrote it down, perhaps in another process; half-open comes back as open with its wait over.
   * `memento` may be whatever a store gave back: it is checked here.
   *
   * @throws InvalidConfigError when the memento is not one, naming what is wrong with it.
   */
  static restore(
    memento: unknown,
    config: CircuitBreakerConfig = {},
    runtime: RestoreRuntime = {},
  ): CircuitBreaker {
    const { elapsedSinceExportMs = 0, ...rest } = runtime;
    const parsed = aged(parseMemento(memento), elapsedSinceExportMs > 0 ? elapsedSinceExportMs : 0);
    const breaker = new CircuitBreaker(parsed.name, config, rest);
    breaker.#machine.restore(parsed, breaker.#machine.clock.now());
    return breaker;
  }

  /** As given to the constructor. */
  get name(): string {
    return this.#machine.name;
  }

  /** Reading it never moves the breaker (rule O2). */
  get state(): BreakerState {
    return this.#machine.phase.state;
  }

  /** Grows by one with every state change and every reset. */
  get generation(): number {
    return this.#machine.generation;
  }

  /** Complete and frozen. */
  get config(): ResolvedCircuitBreakerConfig {
    return this.#machine.config;
  }

  /** Makes the call, or rejects with one of this package's errors without making it; the call's own error passes through. */
  execute<T>(call: ProtectedCall<T>, { signal }: ExecuteOptions = NO_OPTIONS): Promise<T> {
    if (signal?.aborted) return Promise.reject(signal.reason);
    const startedAt = this.#startTime();
    const ticket = this.#ledger.admit(startedAt);
    if (ticket <= NOT_PERMITTED) return Promise.reject(this.#refusals.error(ticket, startedAt));
    const plain = signal === undefined && this.#machine.config.timeout === null;
    return plain ? this.#run(call, ticket, startedAt) : this.#bound<T>(ticket, startedAt, signal).run(call);
  }

  /** As `execute`, but never rejects. */
  tryExecute<T>(
    call: ProtectedCall<T>,
    { signal }: ExecuteOptions = NO_OPTIONS,
  ): Promise<TryExecuteResult<T>> {
    if (signal?.aborted) return Promise.resolve({ ok: false, reason: 'aborted', error: signal.reason });
    const startedAt = this.#startTime();
    const ticket = this.#ledger.admit(startedAt);
    if (ticket <= NOT_PERMITTED) return this.#refusals.shared(ticket, startedAt);
    return this.#bound<T>(ticket, startedAt, signal).attempt(call);
  }

  /** A permit for one call made elsewhere, or 0: refused. Every permit needs one `succeed`, `fail` or `ignore`. */
  acquire(): number {
    const ticket = this.#ledger.admit(this.#ledger.readsClockToAdmit ? this.#machine.clock.now() : UNREAD);
    return ticket > NOT_PERMITTED ? this.#permits.take(ticket) : 0;
  }

  /** Whether it counted; false: late, or no such permit is out. */
  succeed(permit: number, durationMs: number): boolean {
    return this.#ledger.succeed(this.#permits.giveBack(permit), durationMs, UNREAD);
  }

  /** As `succeed`; `error` is what a trip's cause will name. */
  fail(permit: number, durationMs: number, error?: unknown): boolean {
    return this.#ledger.fail(this.#permits.giveBack(permit), durationMs, error);
  }

  /** Gives the permit back: a call that says nothing about the endpoint. */
  ignore(permit: number): boolean {
    return this.#ledger.enter(this.#permits.giveBack(permit), GIVEN_BACK);
  }

  /** Opens by hand; it recovers by itself. While open it does nothing. @throws IllegalTransitionError from an override */
  trip(options: CommandOptions = {}): void {
    obey(this.#machine, 'trip', options);
  }

  /** Refuses everything until reset, another override or `expiresAfter`; then it probes. */
  forceOpen(options: CommandOptions = {}): void {
    obey(this.#machine, 'force-open', options);
  }

  /** Permits everything and counts nothing until reset, another override or `expiresAfter`. */
  disable(options: CommandOptions = {}): void {
    obey(this.#machine, 'disable', options);
  }

  /** Permits everything and counts, but never trips; `threshold-exceeded` tells when it would have. */
  metricsOnly(options: CommandOptions = {}): void {
    obey(this.#machine, 'metrics-only', options);
  }

  /** Cuts the wait in open short. In half-open it does nothing. @throws IllegalTransitionError from elsewhere */
  probe(options: CommandOptions = {}): void {
    obey(this.#machine, 'probe', options);
  }

  /** To closed from anywhere, with an empty window. */
  reset(options: CommandOptions = {}): void {
    obey(this.#machine, 'reset', options);
  }

  /** Changes the settings given and keeps state, deadline and counts. @throws InvalidConfigError and changes nothing */
  reconfigure(changes: CircuitBreakerConfig): void {
    this.#refuseDisposed();
    const now = this.#machine.clock.now();
    this.#machine.settle(now);
    try {
      this.#machine.reconfigure(changes, now);
    } finally {
      this.#machine.emitter.flush();
    }
  }

  snapshot(): BreakerSnapshot {
    return takeSnapshot(this.#machine, this.#machine.clock.now());
  }

  /** Why it is in its state, why it is not open, and what would move it next: in plain words, and in numbers beside them. */
  explain(): Explanation {
    return explainSnapshot(this.snapshot(), this.#machine.config);
  }

  /** Tells the listener of events of the types given, or of all; returns the undo. Calls cost nothing unless asked for. */
  subscribe(listener: BreakerListener, types?: readonly BreakerEventType[]): () => void {
    if (this.#machine.disposed) return () => {};
    const { emitter } = this.#machine;
    const subscription = emitter.subscribe(listener, types);
    this.#ledger.refresh();
    return () => {
      emitter.unsubscribe(subscription);
      this.#ledger.refresh();
    };
  }

  /** Everything it needs to go on elsewhere, as JSON; changes nothing. */
  export(): CircuitBreakerMemento {
    return writeMemento(this.#machine, this.#machine.clock.now());
  }

  /** Final: takes no more calls and commands, holds no timer, forgets its listeners. Calls under way end as they will. */
  dispose(): void {
    if (this.#machine.disposed) return;
    this.#machine.dispose(this.#machine.clock.now());
    this.#machine.emitter.flush();
  }

  #startTime(): number {
    return this.#ledger.readsClockToStart ? this.#machine.clock.now() : UNREAD;
  }

  /** The plain case, kept apart: an async function with one await is the fastest way to follow a call. */
  async #run<T>(call: ProtectedCall<T>, ticket: number, startedAt: number): Promise<T> {
    let value: T;
    try {
      value = await call(new LazyCallContext());
    } catch (error) {
      this.#judge.threw(ticket, startedAt, error);
      throw error;
    }
    this.#judge.returned(ticket, startedAt, value);
    return value;
  }

  #bound<T>(ticket: number, startedAt: number, signal: CallSignal | undefined): BoundedCall<T> {
    const { name: breaker, clock, config } = this.#machine;
    const bounds = { breaker, clock, timeoutMs: config.timeout, signal };
    return new BoundedCall<T>(bounds, this.#judge.observe(ticket, startedAt));
  }

  #refuseDisposed(): void {
    if (this.#machine.disposed) throw new BreakerDisposedError(this.#machine.name);
  }
}

const NO_OPTIONS: ExecuteOptions = {};
const GIVEN_BACK: CallOutcome = {
  type: 'ignored',
  durationMs: UNMEASURED,
  now: UNREAD,
  error: undefined,
  openFor: null,
};
