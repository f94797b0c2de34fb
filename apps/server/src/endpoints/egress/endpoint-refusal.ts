import type { Endpoint } from '@fuseboard/protocol';
import type { EgressRules } from './egress-rules.ts';
import { type Place, placeOf, placeOfUrl } from './place.ts';
import { refusalText } from './refusal.ts';

export interface EndpointRefusal {
  /** Of the endpoint's keys, the one that says where it is. */
  readonly key: 'url' | 'host';
  /** Why, and what to add to `endpoints.allow`; never a secret. */
  readonly message: string;
}

/**
 * Why an endpoint would never be called under these rules, as far as can be said without looking its name up; null: it may
 * be. A demo service is not reached through the guard.
 */
export function endpointRefusal(endpoint: Endpoint, rules: EgressRules): EndpointRefusal | null {
  if (endpoint.type === 'demo') return null;
  const key = endpoint.type === 'http' ? 'url' : 'host';
  const place = placeOfEndpoint(endpoint);
  if (place === null)
    return { key, message: 'must be a host name or an address such as 10.0.0.7, without a port' };
  const refusal = rules.refusePlace(place);
  return refusal && { key, message: `is refused: ${refusalText(refusal, rules.isListed)}` };
}

const placeOfEndpoint = (endpoint: Exclude<Endpoint, { type: 'demo' }>): Place | null =>
  endpoint.type === 'http' ? placeOfUrl(new URL(endpoint.url)) : placeOf(endpoint.host, endpoint.port);
