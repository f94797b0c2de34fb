import {
  BreakerDisposedError,
  type BreakerError,
  BulkheadFullError,
  CallNotPermittedError,
} from './breaker-errors.ts';
import { BULKHEAD_FULL, type CallLedger, DISPOSED } from './call-ledger.ts';
import { type Phase, retryAfter } from './phase.ts';
import type { ResolvedCircuitBreakerConfig } from './resolved-config.ts';
import type { StateMachine } from './state-machine.ts';
import type { TryExecuteFailure } from './try-execute-result.ts';

/** For how long one refusal may stand for others: its `retryAfterMs` is never further off than this. */
const SHARED_FOR_MS = 1;

/** Says why a call was not let in. */
export class Refusals {
  readonly #machine: StateMachine;
  readonly #ledger: CallLedger;
  #shared: Promise<TryExecuteFailure> | null = null;
  #answer = 0;
  #phase: Phase | null = null;
  #config: ResolvedCircuitBreakerConfig | null = null;
  #madeAt = 0;

  constructor(machine: StateMachine, ledger: CallLedger) {
    this.#machine = machine;
    this.#ledger = ledger;
  }

  /** The error behind an answer of the ledger's that is no ticket. `now` was read wherever the state's refusal has an end. */
  error(answer: number, now: number): BreakerError {
    const { name, config, phase } = this.#machine;
    if (answer === DISPOSED) return new BreakerDisposedError(name);
    if (answer === BULKHEAD_FULL) return new BulkheadFullError(name, config.maxConcurrentCalls ?? 0);
    const refusedIn = this.#ledger.refusedIn ?? phase;
    return new CallNotPermittedError(name, refusedIn.state, retryAfter(refusedIn, now));
  }

  /**
   * The failure `tryExecute` answers. An error costs more than all the rest of a refusal, and refusals come in floods, so
   * those of the same millisecond and the same kind share one promise.
   */
  shared(answer: number, now: number): Promise<TryExecuteFailure> {
    const phase = this.#ledger.refusedIn;
    const { config } = this.#machine;
    const fresh = now - this.#madeAt < SHARED_FOR_MS && config === this.#config;
    // Before the first one no configuration is the present one, so nothing is fresh; the compiler wants to be told.
    if (this.#shared !== null && fresh && answer === this.#answer && phase === this.#phase)
      return this.#shared;
    const error = this.error(answer, now);
    this.#shared = Promise.resolve(Object.freeze({ ok: false, reason: reasonOf(answer), error }));
    this.#answer = answer;
    this.#phase = phase;
    this.#config = config;
    this.#madeAt = now;
    return this.#shared;
  }
}

function reasonOf(answer: number): TryExecuteFailure['reason'] {
  if (answer === DISPOSED) return 'disposed';
  return answer === BULKHEAD_FULL ? 'bulkhead-full' : 'not-permitted';
}
