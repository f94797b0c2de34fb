import type { CallObserver } from './bounded-call.ts';
import { isBreakerError } from './breaker-errors.ts';
import type { CallLedger } from './call-ledger.ts';
import { type CallOutcome, UNMEASURED, UNREAD } from './call-outcome.ts';
import type { Classification } from './circuit-breaker-config.ts';
import { FAILED_RESULT } from './recent-errors.ts';
import type { StateMachine } from './state-machine.ts';

type Classifier = (subject: unknown) => Classification;
type Ending = Pick<CallOutcome, 'durationMs' | 'now' | 'error'>;

/** Times how a call ended, has it classified, and enters the outcome. */
export class CallJudge {
  readonly #machine: StateMachine;
  readonly #ledger: CallLedger;

  constructor(machine: StateMachine, ledger: CallLedger) {
    this.#machine = machine;
    this.#ledger = ledger;
  }

  returned(ticket: number, startedAt: number, value: unknown): void {
    const { classifyResult } = this.#ledger;
    const now = this.#now();
    const durationMs = since(startedAt, now);
    if (classifyResult === null) {
      this.#ledger.succeed(ticket, durationMs, now);
      return;
    }
    const judgement = this.#ask(classifyResult, value, 'success');
    this.#enter(ticket, judgement, { durationMs, now, error: FAILED_RESULT });
  }

  threw(ticket: number, startedAt: number, error: unknown): void {
    const { classifyError } = this.#machine.config;
    const now = this.#now();
    // What a nested breaker has judged already tells nothing about this one's endpoint (rule HO4).
    const judgement = isBreakerError(error) ? 'ignored' : this.#ask(classifyError, error, 'failure');
    this.#enter(ticket, judgement, { durationMs: since(startedAt, now), now, error });
  }

  /** For a call that can be ended from outside: whichever end comes first is the outcome. */
  observe(ticket: number, startedAt: number): CallObserver {
    let timeoutCounted = false;
    return {
      returned: (value) => this.returned(ticket, startedAt, value),
      threw: (error) => this.threw(ticket, startedAt, error),
      timedOut: (error) => {
        timeoutCounted = this.#ledger.enter(ticket, this.#endingNow('failure', startedAt, error));
      },
      aborted: (reason) => {
        this.#ledger.enter(ticket, this.#endingNow('ignored', startedAt, reason));
      },
      // After an abort nothing is left to tell; a timeout that was late itself has been told of.
      settledLate: (threw, error) => {
        if (!timeoutCounted) return;
        // Of a late result only a failure is told apart: whatever else stands for 'success' here does as well.
        const outcome = this.#endingNow(threw ? 'failure' : 'success', startedAt, error);
        this.#ledger.countLate(outcome, outcome.now);
      },
    };
  }

  #enter(ticket: number, judgement: Classification, { durationMs, now, error }: Ending): void {
    const plain = typeof judgement === 'string';
    const type = plain ? judgement : judgement.outcome;
    this.#ledger.enter(ticket, { type, durationMs, now, error, openFor: plain ? null : judgement.openFor });
  }

  #endingNow(type: CallOutcome['type'], startedAt: number, error: unknown): CallOutcome {
    const now = this.#now();
    return { type, durationMs: since(startedAt, now), now, error, openFor: null };
  }

  /** A classifier that throws, or answers nonsense, must not cost the call its outcome. */
  #ask(classify: Classifier, subject: unknown, otherwise: Classification): Classification {
    try {
      return parseClassification(classify(subject));
    } catch (problem) {
      this.#machine.emitter.report(problem);
      return otherwise;
    }
  }

  #now(): number {
    return this.#ledger.readsClockToEnd ? this.#machine.clock.now() : UNREAD;
  }
}

/** Where the end was not read, durations mean nothing and nobody asks for this one. */
function since(startedAt: number, now: number): number {
  return startedAt === UNREAD ? UNMEASURED : now - startedAt;
}

function parseClassification(answer: Classification): Classification {
  if (answer === 'success' || answer === 'failure' || answer === 'ignored') return answer;
  if (answer?.outcome === 'failure') return answer.openFor >= 0 ? answer : 'failure';
  throw new TypeError(
    "a classifier must answer 'success', 'failure', 'ignored' or { outcome: 'failure', openFor }",
  );
}
