import type { CircuitBreakerConfig } from '@fuseboard/breaker';
import type { BreakerDefinition } from '@fuseboard/protocol';

/** What the library is told for a definition: its settings, with the endpoint's timeout where they name none. */
export function breakerConfig({ breaker, endpoint }: BreakerDefinition): CircuitBreakerConfig {
  return { timeout: endpoint.timeout, ...withoutUndefined(breaker) };
}

/** zod types a key that was left out as one that may be undefined, which the library's types rule out. */
function withoutUndefined(settings: object): object {
  return Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined));
}
