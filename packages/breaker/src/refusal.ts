import {
  BreakerDisposedError,
  type BreakerError,
  BulkheadFullError,
  CallNotPermittedError,
} from './breaker-errors.ts';
import { BULKHEAD_FULL, DISPOSED } from './call-ledger.ts';
import { UNREAD } from './call-outcome.ts';
import { retryAfter } from './phase.ts';
import type { StateMachine } from './state-machine.ts';
import type { TryExecuteFailure } from './try-execute-result.ts';

/** For how long one refusal may stand for others: its `retryAfterMs` is never further off than this. */
const SHARED_FOR_MS = 1;

/** The error behind a refusal of the ledger's. */
export function refusalError(machine: StateMachine, answer: number, now: number): BreakerError {
  const { name, phase, config } = machine;
  if (answer === DISPOSED) return new BreakerDisposedError(name);
  if (answer === BULKHEAD_FULL) return new BulkheadFullError(name, config.maxConcurrentCalls ?? 0);
  return new CallNotPermittedError(name, phase.state, now === UNREAD ? null : retryAfter(phase, now));
}

/**
 * The failures `tryExecute` answers when refused. An error costs more than all the rest of a refusal, and refusals
 * come in floods, so those of the same millisecond and the same kind share one promise.
 */
export class SharedRefusals {
  readonly #machine: StateMachine;
  #shared: Promise<TryExecuteFailure> | null = null;
  #answer = 0;
  #generation = 0;
  #madeAt = 0;

  constructor(machine: StateMachine) {
    this.#machine = machine;
  }

  for(answer: number, now: number): Promise<TryExecuteFailure> {
    const { generation } = this.#machine;
    const fresh = now - this.#madeAt < SHARED_FOR_MS;
    if (this.#shared !== null && fresh && answer === this.#answer && generation === this.#generation)
      return this.#shared;
    const error = refusalError(this.#machine, answer, now);
    this.#shared = Promise.resolve(Object.freeze({ ok: false, reason: reasonOf(answer), error }));
    this.#answer = answer;
    this.#generation = generation;
    this.#madeAt = now;
    return this.#shared;
  }
}

function reasonOf(answer: number): TryExecuteFailure['reason'] {
  if (answer === DISPOSED) return 'disposed';
  return answer === BULKHEAD_FULL ? 'bulkhead-full' : 'not-permitted';
}
