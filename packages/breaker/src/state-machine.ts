import type { BreakerEvent } from './breaker-event.ts';
import type { CircuitBreakerMemento } from './breaker-memento.ts';
import type { LifetimeTotals } from './breaker-snapshot.ts';
import type { CircuitBreakerConfig } from './circuit-breaker-config.ts';
import type { Clock } from './clock.ts';
import { DeadlineTimer } from './deadline-timer.ts';
import { Emitter } from './emitter.ts';
import {
  endOf,
  type HalfOpenPhase,
  OVERRIDE_STATES,
  type Override,
  type OverridePhase,
  type Phase,
} from './phase.ts';
import { ProbeTally } from './probe-tally.ts';
import { RecentErrors } from './recent-errors.ts';
import { resolveConfig } from './resolve-config.ts';
import type { ResolvedCircuitBreakerConfig } from './resolved-config.ts';
import { restoreCause, restorePhase } from './restore.ts';
import type { CircuitBreakerRuntime } from './runtime.ts';
import { createWindow, type SlidingWindow, sameShape } from './sliding-window.ts';
import { SlowStart } from './slow-start.ts';
import { type BreakerParts, takeSnapshot } from './snapshot.ts';
import type { OperatorCause, TransitionCause } from './transition-cause.ts';
import { waitFor } from './wait-duration.ts';

/** An event as its maker knows it; the machine numbers it and adds the picture. */
type News =
  | Omit<Extract<BreakerEvent, { snapshot: unknown; from: unknown }>, 'seq' | 'snapshot'>
  | Omit<Extract<BreakerEvent, { type: 'threshold-exceeded' }>, 'seq' | 'snapshot'>
  | Omit<Extract<BreakerEvent, { type: 'reset' | 'override-renewed' }>, 'seq' | 'snapshot'>
  | Omit<Extract<BreakerEvent, { type: 'reconfigured' }>, 'seq' | 'snapshot'>;

/** The states and what leads from one to the next: a verdict, time, a command. It counts no calls; the `CallLedger` does. */
export class StateMachine implements BreakerParts {
  readonly name: string;
  readonly clock: Clock;
  readonly emitter: Emitter;
  readonly errors: RecentErrors = new RecentErrors();
  readonly totals: { -readonly [K in keyof LifetimeTotals]: number };
  config: ResolvedCircuitBreakerConfig;
  phase: Phase;
  window: SlidingWindow;
  generation = 1;
  openAttempt = 0;
  /** Failures in a row; lives and ends with the window's contents. */
  streak = 0;
  cause: TransitionCause | null = null;
  disposed = false;
  /** When time ends the phase. */
  endsAt: number = Infinity;
  /** Called when the phase, the configuration or the listeners have changed. */
  onChange: () => void = () => {};
  readonly #random: () => number;
  readonly #timer: DeadlineTimer;
  #given: CircuitBreakerConfig;
  #seq = 0;

  constructor(name: string, config: CircuitBreakerConfig, runtime: Required<CircuitBreakerRuntime>) {
    this.name = name;
    this.clock = runtime.clock;
    this.emitter = new Emitter(runtime.onListenerError);
    this.totals = { success: 0, failure: 0, ignored: 0, rejected: 0, late: 0, timeout: 0 };
    this.config = resolveConfig(config);
    this.phase = { state: 'closed', since: runtime.clock.now(), ramp: null };
    this.window = createWindow(this.config.slidingWindow);
    this.#random = runtime.random;
    this.#timer = new DeadlineTimer(runtime.clock, () => this.#onDue());
    this.#given = config;
  }

  /** Ends what time has ended, as of its own instant, though nobody noticed until now (rules HO5, M3). */
  settle(now: number): void {
    while (now >= this.endsAt) {
      const { phase } = this;
      if (phase.state === 'half-open') this.#expireLease(phase);
      // Only an override has an end besides.
      else if ('override' in phase) this.#expireOverride(phase, this.endsAt);
    }
  }

  /** `openFor`, of a failure that said how long to stay away, takes the wait's place and leaves the attempt (rule O5). */
  open(cause: TransitionCause, at: number, openFor: number | null): void {
    const { phase } = this;
    const ramp = phase.state === 'closed' ? phase.ramp : null;
    const previous = ramp === null || ramp.isOver(at) ? this.openAttempt : ramp.attempt;
    this.openAttempt = openFor === null ? previous + 1 : Math.max(1, previous);
    const wait = openFor ?? this.#chooseWait();
    this.#moveTo({ state: 'open', since: at, wait, deadline: at + wait }, cause, at);
  }

  beginHalfOpen(cause: TransitionCause, at: number): void {
    const { config } = this;
    const probes = new ProbeTally(
      config.permittedNumberOfCallsInHalfOpenState,
      config.maxConcurrentCallsInHalfOpenState,
    );
    const leaseEnd = at + config.maxWaitDurationInHalfOpenState;
    this.#moveTo({ state: 'half-open', since: at, leaseEnd, probes }, cause, at);
  }

  /** Back to normal, with nothing held against the endpoint (rule HO6). */
  close(cause: TransitionCause, at: number): void {
    const { slowStart } = this.config;
    const recovered = cause.type === 'probes-succeeded' && slowStart !== null;
    const ramp = recovered ? new SlowStart(slowStart, at, this.openAttempt) : null;
    this.#forget();
    this.openAttempt = 0;
    this.#moveTo({ state: 'closed', since: at, ramp }, cause, at);
  }

  endRamp(): void {
    this.phase = { state: 'closed', since: this.phase.since, ramp: null };
    this.#changed();
  }

  override(override: Override, cause: OperatorCause, at: number): void {
    const state = OVERRIDE_STATES[override.command];
    if (this.phase.state === state) {
      this.phase = { state, since: this.phase.since, override };
      this.#changed();
      return this.announce({ type: 'override-renewed', at, cause });
    }
    // Forced open interrupts an outage, whose waits go on growing after it; the others end closed.
    if (state !== 'forced-open') this.openAttempt = 0;
    if (state === 'disabled') this.#forget();
    this.#moveTo({ state, since: at, override }, cause, at);
  }

  reset(cause: OperatorCause, at: number): void {
    if (this.phase.state !== 'closed') this.close(cause, at);
    else {
      this.#forget();
      this.errors.clear();
      this.generation += 1;
      this.endRamp();
    }
    this.announce({ type: 'reset', at, cause });
  }

  reconfigure(changes: CircuitBreakerConfig, now: number): void {
    const given = { ...this.#given, ...changes };
    const config = resolveConfig(given);
    if (!sameShape(config.slidingWindow, this.config.slidingWindow)) {
      const window = createWindow(config.slidingWindow);
      window.absorb(this.window.export(now), now);
      this.window = window;
    }
    this.#given = given;
    this.config = config;
    this.#changed();
    this.announce({ type: 'reconfigured', at: now, changes: Object.freeze({ ...changes }) });
  }

  restore(memento: CircuitBreakerMemento, now: number): void {
    this.phase = restorePhase(memento, now);
    this.cause = restoreCause(memento, this.phase);
    this.openAttempt = memento.openAttempt;
    this.streak = memento.consecutiveFailures;
    Object.assign(this.totals, memento.totals);
    this.window.absorb(memento.window, now);
    this.#changed();
  }

  dispose(at: number): void {
    this.disposed = true;
    this.#changed();
    this.#seq += 1;
    this.emitter.enqueue({ type: 'disposed', seq: this.#seq, at });
    this.emitter.close();
  }

  announce(news: News): void {
    this.#seq += 1;
    if (!this.emitter.wants(news.type)) return;
    this.emitter.enqueue({ ...news, seq: this.#seq, snapshot: takeSnapshot(this, news.at) });
  }

  /** Assigns, then tells: whoever is told finds the new state complete. */
  #moveTo(next: Phase, cause: TransitionCause, at: number): void {
    const from = this.phase.state;
    this.phase = next;
    this.generation += 1;
    this.cause = cause;
    this.errors.clear();
    this.#changed();
    this.announce({ type: 'transition', at, from, to: next.state, cause });
  }

  #changed(): void {
    this.endsAt = this.disposed ? Infinity : endOf(this.phase);
    this.#timer.set(this.#timerDue());
    this.onChange();
  }

  /** An idle breaker needs no timer: only what must happen without a call has one (rule T2). */
  #timerDue(): number {
    const { phase } = this;
    if (this.disposed) return Infinity;
    if ('override' in phase) return this.endsAt;
    if (!this.config.automaticTransitionFromOpenToHalfOpen) return Infinity;
    return phase.state === 'open' ? phase.deadline : this.endsAt;
  }

  #onDue(): void {
    const now = this.clock.now();
    this.settle(now);
    const { phase } = this;
    const automatic = this.config.automaticTransitionFromOpenToHalfOpen;
    // Any other phase has no deadline to be past.
    if (automatic && phase.state === 'open' && now >= phase.deadline) {
      this.beginHalfOpen({ type: 'wait-elapsed', waited: phase.wait }, now);
    }
    this.emitter.flush();
  }

  #expireLease({ leaseEnd, probes }: HalfOpenPhase): void {
    this.open(Object.freeze({ type: 'half-open-expired', ...probes.snapshot() }), leaseEnd, null);
  }

  #expireOverride({ state, override }: OverridePhase, at: number): void {
    const { command, reason, actor } = override;
    const cause = Object.freeze({ type: 'override-expired', command, reason, actor } as const);
    // Nobody knows how the endpoint fares after it was held open: probe before trusting.
    if (state === 'forced-open') this.beginHalfOpen(cause, at);
    else this.close(cause, at);
  }

  #chooseWait(): number {
    const { wait, problem } = waitFor(this.config.waitDurationInOpenState, this.openAttempt, this.#random);
    if (problem !== undefined) this.emitter.report(problem);
    return wait;
  }

  #forget(): void {
    this.window.clear();
    this.streak = 0;
  }
}
