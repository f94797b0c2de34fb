import { assertNever } from '../assert-never.ts';
import { createDemoEndpoint, type DemoEndpointDeps } from './demo-endpoint.ts';
import type { EndpointFactory } from './endpoint.ts';
import { createHttpEndpoint } from './http-endpoint.ts';
import { createTcpEndpoint } from './tcp-endpoint.ts';

export type EndpointDeps = DemoEndpointDeps;

/** Makes an endpoint of any type. */
export function createEndpoints(deps: EndpointDeps): EndpointFactory {
  return (endpoint) => {
    switch (endpoint.type) {
      case 'http':
        return createHttpEndpoint(endpoint, deps.clock);
      case 'tcp':
        return createTcpEndpoint(endpoint);
      case 'demo':
        return createDemoEndpoint(endpoint, deps);
      default:
        return assertNever(endpoint);
    }
  };
}
