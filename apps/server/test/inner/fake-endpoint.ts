import type { Classification } from '@fuseboard/breaker';
import type { CallableEndpoint } from '../../src/endpoints/endpoint.ts';

/** An endpoint whose calls end when and how the test says. */
export class FakeEndpoint implements CallableEndpoint {
  verdict: Classification = 'failure';
  closed = 0;
  readonly #pending: { resolve: () => void; reject: (error: unknown) => void }[] = [];

  get pending(): number {
    return this.#pending.length;
  }

  call(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#pending.push({ resolve, reject });
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  }

  classify(): Classification {
    return this.verdict;
  }

  describe(): string {
    return 'fake';
  }

  async close(): Promise<void> {
    this.closed += 1;
    this.fail(new Error('closed'));
  }

  /** Ends every call under way well. */
  succeed(): void {
    for (const { resolve } of this.#pending.splice(0)) resolve();
  }

  fail(error: unknown): void {
    for (const { reject } of this.#pending.splice(0)) reject(error);
  }
}

/** Lets everything run that waits for nothing but its turn. */
export const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
