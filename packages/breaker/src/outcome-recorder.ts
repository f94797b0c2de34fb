import { assertNever } from './assert-never.ts';
import { type CallOutcome, UNMEASURED, UNREAD } from './call-outcome.ts';
import { FAILED, SLOW } from './outcome.ts';
import type { HalfOpenPhase } from './phase.ts';
import { verdictOn } from './probe-tally.ts';
import type { StateMachine } from './state-machine.ts';
import type { ProbeCause, TripCause } from './transition-cause.ts';
import { tripCause } from './trip-cause.ts';
import { metRules, namesOf } from './trip-decision.ts';

/** Enters outcomes that count where the state keeps them, and judges what follows from each (rules W6, HO2, M2). */
export class OutcomeRecorder {
  readonly #machine: StateMachine;
  /** A call that takes longer is slow, ms. */
  slowAbove: number = Infinity;
  /** Whether durations mean anything (`measureLatency`). */
  measures: boolean = true;

  constructor(machine: StateMachine) {
    this.#machine = machine;
  }

  isSlow(durationMs: number): boolean {
    return durationMs > this.slowAbove;
  }

  succeedInClosed(durationMs: number, at: number): void {
    this.#store(this.isSlow(durationMs) ? SLOW : 0, durationMs, at);
    this.#checkTrip(at, null);
  }

  record(outcome: CallOutcome, at: number): void {
    const { phase, errors } = this.#machine;
    if (outcome.type === 'failure' && phase.state !== 'disabled') errors.push(outcome.error);
    switch (phase.state) {
      case 'closed':
        this.#store(this.#bitsOf(outcome), outcome.durationMs, at);
        return this.#checkTrip(at, outcome.openFor);
      case 'metrics-only':
        return this.#recordUnderWatch(outcome, at);
      case 'half-open':
        phase.probes.complete(this.#bitsOf(outcome));
        return this.#checkVerdict(phase, at, outcome.openFor);
      case 'disabled': // keeps no window
      case 'open': // of these two no permit is out
      case 'forced-open':
        return;
      default:
        return assertNever(phase);
    }
  }

  #store(bits: number, durationMs: number, at: number): void {
    const machine = this.#machine;
    machine.window.record(bits, this.measures ? durationMs : UNMEASURED, at);
    machine.streak = (bits & FAILED) === 0 ? 0 : machine.streak + 1;
  }

  #bitsOf({ type, durationMs }: CallOutcome): number {
    return (type === 'failure' ? FAILED : 0) | (this.isSlow(durationMs) ? SLOW : 0);
  }

  #checkTrip(at: number, openFor: number | null): void {
    const { window, streak, config } = this.#machine;
    if (window.failed === 0 && window.slow === 0) return; // nearly always, and no threshold is 0
    const met = metRules(window, streak, config);
    if (met !== 0) this.#trip(met, at, openFor);
  }

  #trip(met: number, at: number, openFor: number | null): void {
    const machine = this.#machine;
    const [first] = this.#causesOf(met);
    if (first !== undefined) machine.open(first, at === UNREAD ? machine.clock.now() : at, openFor);
    machine.emitter.flush();
  }

  /** Upward crossings only: what was met before this outcome is no news (rule M2). */
  #recordUnderWatch(outcome: CallOutcome, at: number): void {
    const machine = this.#machine;
    machine.window.advance(at);
    const before = metRules(machine.window, machine.streak, machine.config);
    this.#store(this.#bitsOf(outcome), outcome.durationMs, at);
    const crossed = metRules(machine.window, machine.streak, machine.config) & ~before;
    if (crossed === 0) return;
    const now = at === UNREAD ? machine.clock.now() : at;
    for (const cause of this.#causesOf(crossed))
      machine.announce({ type: 'threshold-exceeded', at: now, cause });
  }

  #causesOf(met: number): readonly TripCause[] {
    const { window, streak, config, errors } = this.#machine;
    return namesOf(met).map((type) => {
      const failures = type === 'consecutive-failures' ? streak : window.failed;
      return tripCause(type, { window, streak, rules: config, errors: errors.list(failures) });
    });
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
}
