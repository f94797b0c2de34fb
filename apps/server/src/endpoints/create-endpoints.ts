import type { ServerClock } from '../server-clock.ts';
import type { EndpointFactory } from './endpoint.ts';

export interface EndpointDeps {
  readonly clock: ServerClock;
  /** Where a demo service listens; null: nowhere. Asked at every call. */
  readonly serviceUrl: (service: string) => string | null;
}

/** The endpoints by their `type`. */
export function createEndpoints(_deps: EndpointDeps): EndpointFactory {
  throw new Error('no endpoint yet');
}
