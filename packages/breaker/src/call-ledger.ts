import { assertNever } from './assert-never.ts';
import { CallTimeoutError } from './breaker-errors.ts';
import type { CallEvent } from './breaker-event.ts';
import { FAILED, SLOW } from './outcome.ts';
import { PermitTable } from './permit-table.ts';
import type { HalfOpenPhase } from './phase.ts';
import { verdictOn } from './probe-tally.ts';
import { FAILED_RESULT } from './recent-errors.ts';
import type { StateMachine } from './state-machine.ts';
import type { ProbeCause, TripCause } from './transition-cause.ts';
import { tripCause } from './trip-cause.ts';
import { metRules, namesOf } from './trip-decision.ts';

/** Answers of `admit` that are no permit. */
export const NOT_PERMITTED = 0;
export const BULKHEAD_FULL = -1;
export const DISPOSED = -2;

/** In the place of a reading: the clock has not been read for this call. A clock that reads -1 is only read again. */
export const UNREAD = -1;

/** Of a call that nobody timed. */
const UNMEASURED: number = Number.NaN;

/**
 * Takes the calls' permits out and their outcomes in. This is the path of every call: it allocates nothing, asks the
 * clock only where the answer matters, and passes its arguments one by one because an object would be garbage.
 */
export class CallLedger {
  readonly #machine: StateMachine;
  readonly #permits: PermitTable = new PermitTable();
  /** Results of any other generation are late; no generation is this one after disposal. */
  #liveGeneration = 1;
  #admitsFreely = true;
  #slowAbove = Infinity;
  #wantsCalls = false;
  readsClockToAdmit = false;
  readsClockToConclude = false;
  measures = true;

  constructor(machine: StateMachine) {
    this.#machine = machine;
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
    this.measures = config.measureLatency;
    this.#slowAbove = config.measureLatency ? config.slowCallDurationThreshold : Infinity;
    this.readsClockToAdmit = !disposed && (timed || ramping || phase.state === 'open');
    this.readsClockToConclude =
      timed || this.#wantsCalls || (recording && config.slidingWindow.type === 'time-based');
    this.#admitsFreely = !disposed && !timed && !ramping && !refusing && config.maxConcurrentCalls === null;
  }

  /** A permit, or one of the refusals. */
  admit(now: number): number {
    if (this.#admitsFreely) return this.#permits.take(this.#liveGeneration);
    if (this.#machine.disposed) return DISPOSED;
    this.#machine.settle(now);
    const answer = this.#admitGuarded(now);
    this.#machine.emitter.flush();
    return answer;
  }

  succeed(permit: number, durationMs: number, now: number): boolean {
    const at = this.#settleFor(now);
    const generation = this.#permits.giveBack(permit);
    if (generation !== this.#liveGeneration) return this.#late(generation, durationMs, null, at, undefined);
    const slow = durationMs > this.#slowAbove;
    this.#machine.totals.success += 1;
    if (this.#wantsCalls) this.#tell('success', durationMs, null, at, undefined);
    this.#record(slow ? SLOW : 0, durationMs, at, null);
    this.#machine.emitter.flush();
    return true;
  }

  /** `error` is `FAILED_RESULT` where the value was the failure. */
  fail(permit: number, durationMs: number, error: unknown, now: number, openFor: number | null): boolean {
    const at = this.#settleFor(now);
    const generation = this.#permits.giveBack(permit);
    if (generation !== this.#liveGeneration)
      return this.#late(generation, durationMs, kindOf(error), at, error);
    const slow = durationMs > this.#slowAbove;
    const { totals, errors } = this.#machine;
    totals.failure += 1;
    if (CallTimeoutError.is(error)) totals.timeout += 1;
    if (this.#wantsCalls) this.#tell('failure', durationMs, kindOf(error), at, error);
    if (this.#machine.phase.state !== 'disabled') errors.push(error);
    this.#record(slow ? FAILED | SLOW : FAILED, durationMs, at, openFor);
    this.#machine.emitter.flush();
    return true;
  }

  ignore(permit: number, durationMs: number, error: unknown, now: number): boolean {
    const at = this.#settleFor(now);
    const generation = this.#permits.giveBack(permit);
    if (generation !== this.#liveGeneration) return this.#late(generation, durationMs, null, at, error);
    const { phase, totals, emitter } = this.#machine;
    totals.ignored += 1;
    if (phase.state === 'half-open') phase.probes.giveBack();
    if (this.#wantsCalls) this.#tell('ignored', durationMs, null, at, error);
    emitter.flush();
    return true;
  }

  /** A call that had its outcome already, by timing out, has now really ended (rule E2). */
  countLate(durationMs: number, kind: CallEvent['kind'], error: unknown): void {
    this.#late(1, durationMs, kind, UNREAD, error);
  }

  #admitGuarded(now: number): number {
    const { phase, config } = this.#machine;
    if (!this.#mayPass(now)) return this.#refuse(now);
    if (config.maxConcurrentCalls !== null && this.#permits.out >= config.maxConcurrentCalls)
      return BULKHEAD_FULL;
    if (phase.state === 'open') {
      this.#machine.beginHalfOpen(Object.freeze({ type: 'wait-elapsed', waited: phase.wait }), now);
    }
    this.#charge();
    return this.#permits.take(this.#liveGeneration);
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
    this.#machine.totals.rejected += 1;
    if (this.#wantsCalls) this.#tell('rejected', UNMEASURED, null, now, undefined);
    return NOT_PERMITTED;
  }

  /** The time a result came in, read only if somebody needs it; what time has ended by then is ended first. */
  #settleFor(now: number): number {
    if (!this.readsClockToConclude) return now;
    const at = now === UNREAD ? this.#machine.clock.now() : now;
    this.#machine.settle(at);
    return at;
  }

  #record(outcome: number, durationMs: number, at: number, openFor: number | null): void {
    const { phase } = this.#machine;
    switch (phase.state) {
      case 'closed':
        this.#store(outcome, durationMs, at);
        return this.#checkTrip(at, openFor);
      case 'metrics-only':
        return this.#recordUnderWatch(outcome, durationMs, at);
      case 'half-open':
        phase.probes.complete(outcome);
        return this.#checkVerdict(phase, at, openFor);
      case 'disabled': // keeps no window
      case 'open': // of these two no permit is out
      case 'forced-open':
        return;
      default:
        return assertNever(phase);
    }
  }

  #store(outcome: number, durationMs: number, at: number): void {
    const machine = this.#machine;
    machine.window.record(outcome, this.measures ? durationMs : UNMEASURED, at);
    machine.streak = (outcome & FAILED) === 0 ? 0 : machine.streak + 1;
  }

  #checkTrip(at: number, openFor: number | null): void {
    const { window, streak, config, clock } = this.#machine;
    const met = metRules(window, streak, config);
    if (met === 0) return;
    const [first] = this.#causesOf(met);
    if (first !== undefined) this.#machine.open(first, at === UNREAD ? clock.now() : at, openFor);
  }

  /** Upward crossings only: what was met before this outcome is no news (rule M2). */
  #recordUnderWatch(outcome: number, durationMs: number, at: number): void {
    const machine = this.#machine;
    machine.window.advance(at);
    const before = metRules(machine.window, machine.streak, machine.config);
    this.#store(outcome, durationMs, at);
    const crossed = metRules(machine.window, machine.streak, machine.config) & ~before;
    if (crossed === 0) return;
    const now = at === UNREAD ? machine.clock.now() : at;
    for (const cause of this.#causesOf(crossed))
      machine.announce({ type: 'threshold-exceeded', at: now, cause });
  }

  #causesOf(met: number): readonly TripCause[] {
    const { window, streak, config, errors } = this.#machine;
    const evidence = { window, streak, rules: config, errors: errors.list(Math.max(window.failed, streak)) };
    return namesOf(met).map((name) => tripCause(name, evidence));
  }

  #checkVerdict({ probes }: HalfOpenPhase, at: number, openFor: number | null): void {
    const verdict = verdictOn(probes, this.#machine.config);
    if (verdict === null) return;
    const { permitted, succeeded, failed, slow } = probes;
    const type = verdict === 'close' ? 'probes-succeeded' : 'probes-failed';
    const errors = this.#machine.errors.list(failed);
    const cause: ProbeCause = Object.freeze({ type, permitted, succeeded, failed, slow, errors });
    if (verdict === 'close') this.#machine.close(cause, at);
    else this.#machine.open(cause, at, openFor);
  }

  /** Decides nothing any more (rule L1). Generation 0: no such permit is out, so there is nothing to count either. */
  #late(generation: number, durationMs: number, kind: CallEvent['kind'], at: number, error: unknown): false {
    if (generation !== 0) {
      this.#machine.totals.late += 1;
      if (this.#wantsCalls) this.#tell('late', durationMs, kind, at, error);
    }
    this.#machine.emitter.flush();
    return false;
  }

  #tell(
    outcome: CallEvent['outcome'],
    durationMs: number,
    kind: CallEvent['kind'],
    at: number,
    error: unknown,
  ): void {
    const { clock, emitter } = this.#machine;
    const measured = this.measures && !Number.isNaN(durationMs);
    emitter.enqueue({
      type: 'call',
      at: at === UNREAD ? clock.now() : at,
      outcome,
      kind,
      durationMs: measured ? durationMs : null,
      slow: durationMs > this.#slowAbove,
      ...(error !== undefined && error !== FAILED_RESULT && { error }),
    });
  }
}

function kindOf(error: unknown): 'error' | 'result' | 'timeout' {
  if (error === FAILED_RESULT) return 'result';
  return CallTimeoutError.is(error) ? 'timeout' : 'error';
}
