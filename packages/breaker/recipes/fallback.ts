import { CircuitBreaker, type CircuitBreakerRuntime, type TryExecuteFailure } from '@fuseboard/breaker';

/** Thrown by `load` when the endpoint answered, and badly. */
export class UpstreamError extends Error {
  override readonly name = 'UpstreamError';
}

export interface Loaded<T> {
  readonly value: T;
  /** From before the outage: show it as such. */
  readonly stale: boolean;
}

/** The last value that was loaded stands in while the endpoint is out. */
export class StaleIfDown<T> {
  readonly breaker: CircuitBreaker;
  readonly #load: (signal: AbortSignal) => Promise<T>;
  #last: { readonly value: T } | null = null;

  constructor(name: string, load: (signal: AbortSignal) => Promise<T>, runtime: CircuitBreakerRuntime = {}) {
    this.#load = load;
    const classifyError = (error: unknown) => (isOutage(error) ? 'failure' : 'ignored');
    this.breaker = new CircuitBreaker(name, { timeout: 2_000, classifyError }, runtime);
  }

  async get(): Promise<Loaded<T>> {
    const result = await this.breaker.tryExecute(({ signal }) => this.#load(signal));
    if (result.ok) {
      this.#last = { value: result.value };
      return { value: result.value, stale: false };
    }
    // A bug is no outage: to cover it with old data would be to hide it.
    if (this.#last === null || !coversFor(result)) throw result.error;
    return { value: this.#last.value, stale: true };
  }
}

function coversFor({ reason, error }: TryExecuteFailure): boolean {
  if (reason === 'error') return isOutage(error);
  return reason === 'not-permitted' || reason === 'bulkhead-full' || reason === 'timeout';
}

/** What `fetch` throws when the network fails is a TypeError with a cause; one without is ours. */
function isOutage(error: unknown): boolean {
  return error instanceof UpstreamError || (error instanceof TypeError && error.cause !== undefined);
}
