import type { CallObserver } from './bounded-call.ts';
import { isBreakerError } from './breaker-errors.ts';
import { type CallLedger, UNREAD } from './call-ledger.ts';
import type { Classification } from './circuit-breaker-config.ts';
import { FAILED_RESULT } from './recent-errors.ts';
import { DEFAULT_CONFIG } from './resolve-config.ts';
import type { StateMachine } from './state-machine.ts';

/** How a call ended, and when. */
interface Ending {
  readonly error: unknown;
  readonly durationMs: number;
  readonly now: number;
}

/** Times how a call ended, has it classified, and enters the outcome. */
export class CallJudge {
  readonly #machine: StateMachine;
  readonly #ledger: CallLedger;

  constructor(machine: StateMachine, ledger: CallLedger) {
    this.#machine = machine;
    this.#ledger = ledger;
  }

  returned(permit: number, startedAt: number, value: unknown): void {
    const { classifyResult } = this.#machine.config;
    const now = this.#now();
    const durationMs = this.#since(startedAt, now);
    if (classifyResult === DEFAULT_CONFIG.classifyResult) this.#ledger.succeed(permit, durationMs, now);
    else
      this.#enter(permit, this.#ask(classifyResult, value, 'success'), {
        error: FAILED_RESULT,
        durationMs,
        now,
      });
  }

  threw(permit: number, startedAt: number, error: unknown): void {
    const { classifyError } = this.#machine.config;
    const now = this.#now();
    // What a nested breaker has judged already tells nothing about this one's endpoint (rule HO4).
    const judgement = isBreakerError(error) ? 'ignored' : this.#ask(classifyError, error, 'failure');
    this.#enter(permit, judgement, { error, durationMs: this.#since(startedAt, now), now });
  }

  /** For a call that can be ended from outside: whichever end comes first is the outcome. */
  observe(permit: number, startedAt: number): CallObserver {
    let timeoutCounted = false;
    return {
      returned: (value) => this.returned(permit, startedAt, value),
      threw: (error) => this.threw(permit, startedAt, error),
      timedOut: (error) => {
        const now = this.#now();
        timeoutCounted = this.#ledger.fail(permit, this.#since(startedAt, now), error, now, null);
      },
      aborted: (reason) => {
        const now = this.#now();
        this.#ledger.ignore(permit, this.#since(startedAt, now), reason, now);
      },
      // After an abort nothing is left to tell; after a timeout that was late itself, it has been told.
      settledLate: (threw, error) => {
        if (timeoutCounted)
          this.#ledger.countLate(this.#since(startedAt, this.#now()), threw ? 'error' : null, error);
      },
    };
  }

  #enter(permit: number, judgement: Classification, { error, durationMs, now }: Ending): void {
    if (judgement === 'success') this.#ledger.succeed(permit, durationMs, now);
    else if (judgement === 'ignored') this.#ledger.ignore(permit, durationMs, error, now);
    else if (judgement === 'failure') this.#ledger.fail(permit, durationMs, error, now, null);
    else this.#ledger.fail(permit, durationMs, error, now, judgement.openFor);
  }

  /** A classifier that throws, or answers nonsense, must not cost the call its outcome. */
  #ask(
    classify: (subject: unknown) => Classification,
    subject: unknown,
    otherwise: Classification,
  ): Classification {
    try {
      const answer = classify(subject);
      if (isClassification(answer)) return answer;
      throw new TypeError(`a classifier must answer 'success', 'failure', 'ignored' or { outcome, openFor }`);
    } catch (problem) {
      this.#machine.emitter.report(problem);
      return otherwise;
    }
  }

  #now(): number {
    return this.#ledger.measures || this.#ledger.readsClockToConclude ? this.#machine.clock.now() : UNREAD;
  }

  #since(startedAt: number, now: number): number {
    return startedAt === UNREAD || now === UNREAD ? Number.NaN : now - startedAt;
  }
}

function isClassification(answer: unknown): boolean {
  if (typeof answer === 'string') return answer === 'success' || answer === 'failure' || answer === 'ignored';
  if (typeof answer !== 'object' || answer === null || !('openFor' in answer)) return false;
  return typeof answer.openFor === 'number' && answer.openFor >= 0;
}
