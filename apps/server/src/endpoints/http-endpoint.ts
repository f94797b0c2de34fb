import type { HttpEndpoint } from '@fuseboard/protocol';
import type { ServerClock } from '../server-clock.ts';
import type { EgressGuard } from './egress/egress-guard.ts';
import type { CallableEndpoint } from './endpoint.ts';
import { HttpClient } from './http-client.ts';
import { requestParts, shownUrl, targetOf } from './http-request.ts';
import { classifyHttpError } from './http-status-error.ts';
import { statusMatcher } from './status-list.ts';

export interface HttpEndpointDeps {
  readonly clock: ServerClock;
  readonly guard: EgressGuard;
}

export function createHttpEndpoint(endpoint: HttpEndpoint, deps: HttpEndpointDeps): CallableEndpoint {
  const { timeout, method, failOn, ignore } = endpoint;
  const url = new URL(endpoint.url);
  const target = targetOf(url);
  const client = new HttpClient({
    ...deps,
    timeout,
    request: requestParts(endpoint),
    isFailure: statusMatcher(failOn),
    isIgnored: statusMatcher(ignore),
  });
  return {
    call: (signal) => client.call(target, signal),
    classify: classifyHttpError,
    describe: () => `${method} ${shownUrl(url)}`,
    close: () => client.close(),
  };
}
