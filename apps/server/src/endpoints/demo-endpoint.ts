import type { DemoEndpoint } from '@fuseboard/protocol';
import type { ServerClock } from '../server-clock.ts';
import type { CallableEndpoint } from './endpoint.ts';
import { EndpointError } from './endpoint-error.ts';
import { HttpClient } from './http-client.ts';
import { requestParts, targetOf } from './http-request.ts';
import { classifyHttpError } from './http-status-error.ts';
import { statusMatcher } from './status-list.ts';

export interface DemoEndpointDeps {
  readonly clock: ServerClock;
  /** Where a demo service listens; null: nowhere. Asked at every call. */
  readonly serviceUrl: (service: string) => string | null;
}

export function createDemoEndpoint(
  { service, timeout }: DemoEndpoint,
  { clock, serviceUrl }: DemoEndpointDeps,
): CallableEndpoint {
  const client = new HttpClient({
    clock,
    guard: null, // its services are this server's own
    timeout,
    request: requestParts({ method: 'GET', headers: {} }),
    isFailure: statusMatcher(['5xx', '429']),
    isIgnored: () => false,
  });
  return {
    call: async (signal) => {
      const url = serviceUrl(service);
      if (url === null) throw new EndpointError('EDEMOOFF', `the demo service "${service}" is not running`);
      await client.call(targetOf(new URL(url)), signal);
    },
    classify: classifyHttpError,
    describe: () => `demo service ${service}`,
    close: () => client.close(),
  };
}
