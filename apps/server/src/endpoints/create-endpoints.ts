import { assertNever } from '../assert-never.ts';
import { createDemoEndpoint, type DemoEndpointDeps } from './demo-endpoint.ts';
import type { EgressGuard } from './egress/egress-guard.ts';
import type { EndpointFactory } from './endpoint.ts';
import { createHttpEndpoint } from './http-endpoint.ts';
import { createTcpEndpoint } from './tcp-endpoint.ts';

export interface EndpointDeps extends DemoEndpointDeps {
  /** Of all but the demo's. */
  readonly guard: EgressGuard;
}

/** Makes an endpoint of any type. */
export function createEndpoints(deps: EndpointDeps): EndpointFactory {
  return (endpoint) => {
    switch (endpoint.type) {
      case 'http':
        return createHttpEndpoint(endpoint, deps);
      case 'tcp':
        return createTcpEndpoint(endpoint, deps.guard);
      case 'demo':
        return createDemoEndpoint(endpoint, deps);
      default:
        return assertNever(endpoint);
    }
  };
}
