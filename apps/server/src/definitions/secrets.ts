import type { BreakerDefinition, Endpoint, HttpEndpoint } from '@fuseboard/protocol';

/** Stands for a secret wherever a definition is shown; sent back, it says that the secret stays as it is. */
export const HIDDEN = '•••';

/** A definition for people and programs: a secret can be in a header, the user part of a URL, its query, or the body. */
export function withoutSecrets(definition: BreakerDefinition): BreakerDefinition {
  const { endpoint } = definition;
  return endpoint.type === 'http' ? { ...definition, endpoint: hideHttpSecrets(endpoint) } : definition;
}

function hideHttpSecrets(endpoint: HttpEndpoint): HttpEndpoint {
  const headers = Object.fromEntries(Object.keys(endpoint.headers).map((name) => [name, HIDDEN]));
  const hidden = { ...endpoint, url: hideInUrl(endpoint.url), headers };
  return endpoint.body === undefined ? hidden : { ...hidden, body: HIDDEN };
}

function hideInUrl(text: string): string {
  const url = new URL(text);
  const [address = ''] = text.split(/[?#]/, 1);
  const query = [...url.searchParams.keys()].map((key) => `${encodeURIComponent(key)}=${HIDDEN}`).join('&');
  const open = address.replace(/^(https?:\/\/)[^/]*@/i, `$1${HIDDEN}@`);
  return query === '' ? open : `${open}?${query}`;
}

/** Where an endpoint is, in a few words. */
export function endpointText(endpoint: Endpoint): string {
  if (endpoint.type === 'demo') return `demo service ${endpoint.service}`;
  if (endpoint.type === 'tcp') return `tcp ${endpoint.host}:${endpoint.port}`;
  const { origin, pathname } = new URL(endpoint.url);
  return `${endpoint.method} ${origin}${pathname}`;
}
