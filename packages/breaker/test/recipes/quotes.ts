import { CircuitBreaker, type CircuitBreakerRuntime } from '@fuseboard/breaker';

/** What is under test: your code, which takes a breaker's surroundings as an argument and hands them on. */
export class Quotes {
  readonly #breaker: CircuitBreaker;
  readonly #load: (signal: AbortSignal) => Promise<number>;

  constructor(load: (signal: AbortSignal) => Promise<number>, runtime: CircuitBreakerRuntime = {}) {
    const config = { timeout: 1_000, consecutiveFailuresThreshold: 3, waitDurationInOpenState: 10_000 };
    this.#breaker = new CircuitBreaker('quotes', config, runtime);
    this.#load = load;
  }

  /** null: not to be had at present. */
  async latest(): Promise<number | null> {
    const result = await this.#breaker.tryExecute(({ signal }) => this.#load(signal));
    return result.ok ? result.value : null;
  }
}
