import { CircuitBreaker } from '@fuseboard/breaker';
import type { BreakerDefinition } from '@fuseboard/protocol';
import type { CallableEndpoint } from '../endpoints/endpoint.ts';
import type { ServerClock } from '../server-clock.ts';

/** Something an operator should know that is no transition. */
export interface Notice {
  readonly level: 'info' | 'warning';
  readonly text: string;
}

export interface ManagedBreakerDeps {
  readonly clock: ServerClock;
  readonly random: () => number;
  readonly endpoint: CallableEndpoint;
  readonly notify?: (notice: Notice) => void;
}

/** A named breaker with its endpoint and its traffic. */
export class ManagedBreaker {
  readonly definition: BreakerDefinition;
  readonly breaker: CircuitBreaker;

  constructor(definition: BreakerDefinition, deps: ManagedBreakerDeps) {
    this.definition = definition;
    this.breaker = new CircuitBreaker(definition.name, {}, { clock: deps.clock, random: deps.random });
  }

  get name(): string {
    return this.definition.name;
  }

  /** Calls answered by the fallback since the start. */
  get fallbacks(): number {
    return 0;
  }

  get inFlight(): number {
    return 0;
  }

  /** One call through the breaker to the endpoint; never rejects. */
  async call(): Promise<void> {}

  /** True once since the last asking if a call was made or finished. */
  takeChanged(): boolean {
    return false;
  }

  start(): void {}

  async stop(): Promise<void> {}
}
