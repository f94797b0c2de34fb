import type { Classification } from '@fuseboard/breaker';
import type { CallableEndpoint } from '../endpoints/endpoint.ts';

/**
 * An endpoint and the calls that are under way to it. One that was replaced is closed when the last of them has ended and not
 * before: calls that were cut off would count against the endpoint that came after it.
 */
export class EndpointInUse {
  readonly #endpoint: CallableEndpoint;
  #count = 0;
  #retired: (() => void) | null = null;

  constructor(endpoint: CallableEndpoint) {
    this.#endpoint = endpoint;
  }

  async call(signal: AbortSignal): Promise<void> {
    this.#count += 1;
    try {
      await this.#endpoint.call(signal);
    } finally {
      this.#count -= 1;
      if (this.#count === 0) this.#retired?.();
    }
  }

  classify(error: unknown): Classification {
    return this.#endpoint.classify(error);
  }

  /** `whenIdle` is told once no call is under way any more. */
  retire(whenIdle: () => void): void {
    if (this.#count === 0) whenIdle();
    else this.#retired = whenIdle;
  }

  close(): Promise<void> {
    return this.#endpoint.close();
  }
}
