import { assertNever } from './assert-never.ts';
import { CallTimeoutError } from './breaker-errors.ts';
import type { CallEvent } from './breaker-event.ts';
import { type CallOutcome, kindOf, UNMEASURED, UNREAD } from './call-outcome.ts';
import { OutcomeRecorder } from './outcome-recorder.ts';
import type { Phase } from './phase.ts';
import { FAILED_RESULT } from './recent-errors.ts';
import { DEFAULT_CONFIG } from './resolve-config.ts';
import type { ResolvedCircuitBreakerConfig } from './resolved-config.ts';
import type { StateMachine } from './state-machine.ts';

/** In the place of a ticket where there is none. */
const NO_TICKET = 0;

/** Answers of `admit` that are no ticket. */
export const NOT_PERMITTED = 0;
export const BULKHEAD_FULL = -1;
export const DISPOSED = -2;

/** What there is to tell of a call that was not made. */
const REFUSED: CallOutcome = {
  type: 'ignored',
  durationMs: UNMEASURED,
  now: UNREAD,
  error: undefined,
  openFor: null,
};

/**
 * Lets calls in and takes their outcomes. A call's ticket is the generation it was let in by: all that its outcome is
 * judged by. This is the path of every call: it allocates nothing, and asks the clock only where the answer matters.
 */
export class CallLedger {
  readonly #machine: StateMachine;
  readonly #recorder: OutcomeRecorder;
  /** The outcome being entered, the same record each time: a new one would be garbage. */
  readonly #outcome: { -readonly [K in keyof CallOutcome]: CallOutcome[K] } = { ...REFUSED };
  /** Results of any other generation are late; no generation is this one after disposal. */
  #liveGeneration = 1;
  #admitsFreely = true;
  /** Closed and nobody listening: nearly every call ends so, on the shortest way. */
  #plain = true;
  #inFlight = 0;
  #wantsCalls = false;
  /** Whether durations are taken (`measureLatency`). */
  measures = true;
  /** Whether the time a call asks, or begins, or ends is of interest to anybody: no clock is read that nothing needs (rule S2). */
  readsClockToAdmit = false;
  readsClockToStart = false;
  readsClockToEnd = false;
  /** null: every value is a success. */
  classifyResult: ResolvedCircuitBreakerConfig['classifyResult'] | null = null;
  /** What the latest refusal was due to: by the time its error is made a listener may have moved the breaker on. */
  refusedIn: Phase | null = null;
  #readsClockToConclude = false;

  constructor(machine: StateMachine) {
    this.#machine = machine;
    this.#recorder = new OutcomeRecorder(machine);
    machine.onChange = () => this.refresh();
    this.refresh();
  }

  /** Works out anew what every call would otherwise have to ask. */
  refresh(): void {
    const { phase, config, disposed, endsAt, emitter, generation } = this.#machine;
    const timed = endsAt !== Infinity;
    const ramping = phase.state === 'closed' && phase.ramp !== null;
    const refusing = phase.state === 'open' || phase.state === 'half-open' || phase.state === 'forced-open';
    const recording = phase.state === 'closed' || phase.state === 'metrics-only';
    this.#liveGeneration = disposed ? -1 : generation;
    this.#wantsCalls = emitter.wants('call');
    this.measures = this.#recorder.measures = config.measureLatency;
    this.#recorder.slowAbove = config.measureLatency ? config.slowCallDurationThreshold : Infinity;
    this.readsClockToAdmit = !disposed && (timed || ramping || phase.state === 'open');
    this.#readsClockToConclude =
      timed || this.#wantsCalls || (recording && config.slidingWindow.type === 'time-based');
    this.readsClockToStart = this.measures || this.readsClockToAdmit;
    this.readsClockToEnd = this.measures || this.#readsClockToConclude;
    this.classifyResult =
      config.classifyResult === DEFAULT_CONFIG.classifyResult ? null : config.classifyResult;
    this.#plain = !disposed && phase.state === 'closed' && !this.#wantsCalls;
    this.#admitsFreely = !disposed && !timed && !ramping && !refusing && config.maxConcurrentCalls === null;
  }

  /** The call's ticket, or one of the refusals. */
  admit(now: number): number {
    if (this.#admitsFreely) {
      this.#inFlight += 1;
      return this.#liveGeneration;
    }
    if (this.#machine.disposed) return DISPOSED;
    this.#machine.settle(now);
    const answer = this.#admitGuarded(now);
    const { refusedIn } = this;
    this.#machine.emitter.flush();
    // A listener may have been refused meanwhile, in another state.
    this.refusedIn = refusedIn;
    return answer;
  }

  succeed(ticket: number, durationMs: number, now: number): boolean {
    if (!this.#plain || ticket !== this.#liveGeneration) return this.#succeedGuarded(ticket, durationMs, now);
    this.#inFlight -= 1;
    this.#machine.totals.success += 1;
    const at = now === UNREAD && this.#readsClockToConclude ? this.#machine.clock.now() : now;
    this.#recorder.succeedInClosed(durationMs, at);
    return true;
  }

  fail(ticket: number, durationMs: number, error: unknown): boolean {
    const outcome = this.#outcome;
    outcome.type = 'failure';
    outcome.durationMs = durationMs;
    outcome.now = UNREAD;
    outcome.error = error;
    outcome.openFor = null;
    const counted = this.enter(ticket, outcome);
    outcome.error = undefined; // hold on to nobody's error
    return counted;
  }

  /** Whether it counted; false: late, or there is no such ticket. */
  enter(ticket: number, outcome: CallOutcome): boolean {
    if (ticket === NO_TICKET) return false;
    const at = this.#settleFor(outcome.now);
    const counts = ticket === this.#liveGeneration;
    this.#inFlight -= 1;
    if (counts) this.#count(outcome, at);
    else this.countLate(outcome, at);
    this.#machine.emitter.flush();
    return counts;
  }

  /** A result that decides nothing any more (rules L1, E2). */
  countLate(outcome: CallOutcome, at: number): void {
    this.#machine.totals.late += 1;
    if (this.#wantsCalls) this.#tell('late', outcome, at);
    this.#machine.emitter.flush();
  }

  #succeedGuarded(ticket: number, durationMs: number, now: number): boolean {
    const outcome = this.#outcome;
    outcome.type = 'success';
    outcome.durationMs = durationMs;
    outcome.now = now;
    outcome.error = undefined;
    outcome.openFor = null;
    return this.enter(ticket, outcome);
  }

  #admitGuarded(now: number): number {
    const { phase, config } = this.#machine;
    if (!this.#mayPass(now)) return this.#refuse(now);
    if (this.#inFlight >= (config.maxConcurrentCalls ?? Infinity)) return BULKHEAD_FULL;
    if (phase.state === 'open') {
      this.#machine.beginHalfOpen(Object.freeze({ type: 'wait-elapsed', waited: phase.wait }), now);
    }
    this.#charge();
    this.#inFlight += 1;
    return this.#liveGeneration;
  }

  /** As far as the state goes; nothing is taken and nothing moves yet, for the bulkhead may still refuse (rule C1). */
  #mayPass(now: number): boolean {
    const { phase } = this.#machine;
    switch (phase.state) {
      case 'closed':
        return this.#rampAdmits(now);
      case 'open':
        return now >= phase.deadline;
      case 'half-open':
        return phase.probes.canTake;
      case 'forced-open':
        return false;
      case 'disabled':
      case 'metrics-only':
        return true;
      default:
        return assertNever(phase);
    }
  }

  #rampAdmits(now: number): boolean {
    const { phase } = this.#machine;
    if (phase.state !== 'closed' || phase.ramp === null) return true;
    if (!phase.ramp.isOver(now)) return phase.ramp.ask(now);
    this.#machine.endRamp();
    return true;
  }

  #charge(): void {
    const { phase } = this.#machine;
    if (phase.state === 'half-open') phase.probes.take();
    else if (phase.state === 'closed') phase.ramp?.take();
  }

  #refuse(now: number): number {
    this.refusedIn = this.#machine.phase;
    this.#machine.totals.rejected += 1;
    if (this.#wantsCalls) this.#tell('rejected', REFUSED, now);
    return NOT_PERMITTED;
  }

  /** The time a result came in, read only if somebody needs it; what time has ended by then is ended first. */
  #settleFor(now: number): number {
    if (!this.#readsClockToConclude) return now;
    const at = now === UNREAD ? this.#machine.clock.now() : now;
    this.#machine.settle(at);
    return at;
  }

  #count(outcome: CallOutcome, at: number): void {
    if (this.#wantsCalls) this.#tell(outcome.type, outcome, at);
    const { phase, totals } = this.#machine;
    switch (outcome.type) {
      case 'success':
        totals.success += 1;
        return this.#recorder.record(outcome, at);
      case 'failure':
        totals.failure += 1;
        if (CallTimeoutError.is(outcome.error)) totals.timeout += 1;
        return this.#recorder.record(outcome, at);
      case 'ignored':
        totals.ignored += 1;
        if (phase.state === 'half-open') phase.probes.giveBack();
        return;
      default:
        return assertNever(outcome.type);
    }
  }

  #tell(as: CallEvent['outcome'], outcome: CallOutcome, at: number): void {
    const { clock, emitter } = this.#machine;
    const { durationMs, error } = outcome;
    emitter.enqueue({
      type: 'call',
      at: at === UNREAD ? clock.now() : at,
      outcome: as,
      kind: kindOf(outcome),
      durationMs: this.measures && !Number.isNaN(durationMs) ? durationMs : null,
      slow: this.#recorder.isSlow(durationMs),
      ...(error !== undefined && error !== FAILED_RESULT && { error }),
    });
  }
}
