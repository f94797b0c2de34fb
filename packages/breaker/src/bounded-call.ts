import { CallTimeoutError } from './breaker-errors.ts';
import { LazyCallContext, type ProtectedCall } from './call-context.ts';
import type { CallSignal } from './call-signal.ts';
import type { Clock } from './clock.ts';
import type { TryExecuteResult } from './try-execute-result.ts';

/** What may end a call from outside. */
export interface CallBounds {
  readonly breaker: string;
  readonly clock: Clock;
  readonly timeoutMs: number | null;
  readonly signal: CallSignal | undefined;
}

/** Told how a call ended: one of the first four, once; after the last two of those, `settledLate` when it really ends. */
export interface CallObserver {
  returned(value: unknown): void;
  threw(error: unknown): void;
  timedOut(error: CallTimeoutError): void;
  aborted(reason: unknown): void;
  settledLate(threw: boolean, error: unknown): void;
}

/** A call that a timeout or its caller can end; whichever end comes first is the outcome (rules E2, E3). */
export class BoundedCall<T> {
  readonly #context: LazyCallContext = new LazyCallContext();
  readonly #bounds: CallBounds;
  readonly #observer: CallObserver;
  #over = false;
  #cancelTimeout: (() => void) | null = null;
  #resolve: (value: T) => void = () => {};
  #reject: (error: unknown) => void = () => {};

  constructor(bounds: CallBounds, observer: CallObserver) {
    this.#bounds = bounds;
    this.#observer = observer;
  }

  run(call: ProtectedCall<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      this.#bind();
      void this.#follow(call);
    });
  }

  async attempt(call: ProtectedCall<T>): Promise<TryExecuteResult<T>> {
    try {
      return { ok: true, value: await this.run(call) };
    } catch (error) {
      return { ok: false, reason: this.#context.ending ?? 'error', error };
    }
  }

  #bind(): void {
    const { clock, timeoutMs, signal } = this.#bounds;
    if (timeoutMs !== null) this.#cancelTimeout = clock.setTimeout(() => this.#timeOut(timeoutMs), timeoutMs);
    signal?.addEventListener('abort', this.#onAbort);
  }

  async #follow(call: ProtectedCall<T>): Promise<void> {
    let value: T;
    try {
      value = await call(this.#context);
    } catch (error) {
      if (!this.#end()) return this.#observer.settledLate(true, error);
      this.#observer.threw(error);
      return this.#reject(error);
    }
    if (!this.#end()) return this.#observer.settledLate(false, undefined);
    this.#observer.returned(value);
    this.#resolve(value);
  }

  #timeOut(timeoutMs: number): void {
    if (!this.#end()) return;
    const error = new CallTimeoutError(this.#bounds.breaker, timeoutMs);
    this.#observer.timedOut(error);
    this.#context.end('timeout', error);
    this.#reject(error);
  }

  /** One function for adding and removing. */
  readonly #onAbort = (): void => {
    if (!this.#end()) return;
    // Stryker disable next-line OptionalChaining: nothing aborts where there is no signal
    const reason: unknown = this.#bounds.signal?.reason;
    this.#observer.aborted(reason);
    this.#context.end('aborted', reason);
    this.#reject(reason);
  };

  /** Whether this is the end that counts; leaves no timer and no listener behind. */
  #end(): boolean {
    if (this.#over) return false;
    this.#over = true;
    this.#cancelTimeout?.();
    this.#bounds.signal?.removeEventListener('abort', this.#onAbort);
    return true;
  }
}
