import { CircuitBreaker, type CircuitBreakerConfig, type CircuitBreakerRuntime } from '@fuseboard/breaker';

/** A breaker for each host, for at most `max` hosts. Ask for it anew with every call: an evicted one is disposed of. */
export class HostBreakers {
  /** Least recently used first. */
  readonly #breakers = new Map<string, CircuitBreaker>();
  readonly #max: number;
  readonly #config: CircuitBreakerConfig;
  readonly #runtime: CircuitBreakerRuntime;

  constructor(max: number, config: CircuitBreakerConfig = {}, runtime: CircuitBreakerRuntime = {}) {
    this.#max = max;
    this.#config = config;
    this.#runtime = runtime;
  }

  get size(): number {
    return this.#breakers.size;
  }

  for(url: string | URL): CircuitBreaker {
    const { host } = new URL(url);
    const known = this.#breakers.get(host);
    if (known === undefined && this.size === this.#max) this.#evict();
    const breaker = known ?? new CircuitBreaker(host, this.#config, this.#runtime);
    this.#breakers.delete(host);
    this.#breakers.set(host, breaker);
    return breaker;
  }

  /** The longest idle one that is closed: to forget an open one is to call a failing host again. */
  #evict(): void {
    const byIdleness = [...this.#breakers.values()];
    const victim = byIdleness.find(({ state }) => state === 'closed') ?? byIdleness[0];
    if (victim === undefined) return;
    this.#breakers.delete(victim.name);
    victim.dispose(); // calls under way end as they will
  }
}
