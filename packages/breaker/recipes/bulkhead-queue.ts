import {
  BulkheadFullError,
  type CircuitBreaker,
  type ExecuteOptions,
  type ProtectedCall,
} from '@fuseboard/breaker';

/** Lets calls wait for a slot of the breaker's bulkhead, up to `maxWaiting` of them, instead of refusing them at once. */
export class BulkheadQueue {
  readonly #breaker: CircuitBreaker;
  readonly #slots: number;
  readonly #maxWaiting: number;
  readonly #waiting: (() => void)[] = [];
  #running = 0;

  constructor(breaker: CircuitBreaker, maxWaiting: number) {
    this.#breaker = breaker;
    this.#slots = breaker.config.maxConcurrentCalls ?? Infinity;
    this.#maxWaiting = maxWaiting;
  }

  async execute<T>(call: ProtectedCall<T>, { signal }: ExecuteOptions = {}): Promise<T> {
    signal?.throwIfAborted();
    if (this.#running < this.#slots) this.#running += 1;
    else await this.#turn(signal);
    try {
      return await this.#breaker.execute(call, { signal });
    } finally {
      const next = this.#waiting.shift(); // it inherits the slot
      if (next === undefined) this.#running -= 1;
      else next();
    }
  }

  #turn(signal: AbortSignal | undefined): Promise<void> {
    if (this.#waiting.length >= this.#maxWaiting)
      throw new BulkheadFullError(this.#breaker.name, this.#slots);
    return new Promise((resolve, reject) => {
      const go = (): void => {
        signal?.removeEventListener('abort', leave);
        resolve();
      };
      const leave = (): void => {
        this.#waiting.splice(this.#waiting.indexOf(go), 1);
        reject(signal?.reason);
      };
      signal?.addEventListener('abort', leave, { once: true });
      this.#waiting.push(go);
    });
  }
}
