import { type CallController, type CallSignal, createController } from './call-signal.ts';

/** What a call is given. */
export interface CallContext {
  /** Aborted when the call times out or its caller gives up. Made when first read: a signal costs more than the rest of a call. */
  readonly signal: CallSignal;
}

/** A protected call. May throw, or return a value, a promise or any thenable. */
export type ProtectedCall<T> = (context: CallContext) => T | PromiseLike<T>;

/** Of one call. */
export interface ExecuteOptions {
  /** The caller's: when it aborts, the call is given up and counts as nothing. */
  readonly signal?: CallSignal | undefined;
}

/** How the breaker ended a call before it was done. */
export type CallEnding = 'timeout' | 'aborted';

export class LazyCallContext implements CallContext {
  /** null: the call runs to its own end. */
  ending: CallEnding | null = null;
  #controller: CallController | null = null;
  #reason: unknown = undefined;

  get signal(): CallSignal {
    if (this.#controller === null) {
      this.#controller = createController();
      if (this.ending !== null) this.#controller.abort(this.#reason);
    }
    return this.#controller.signal;
  }

  end(ending: CallEnding, reason: unknown): void {
    this.ending = ending;
    this.#reason = reason;
    this.#controller?.abort(reason);
  }
}
