import type {
  BreakerDefinition,
  BreakerDetail,
  BreakerView,
  Endpoint,
  ExplanationView,
  HttpEndpoint,
} from '@fuseboard/protocol';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';

const HIDDEN = '•••';

/** A breaker and its explanation, told in the same instant. */
export interface Told {
  readonly view: BreakerView;
  readonly explanation: ExplanationView;
}

export function breakerDetail(managed: ManagedBreaker, { view, explanation }: Told): BreakerDetail {
  return {
    ...view,
    explanation,
    definition: withoutSecrets(managed.definition),
    config: shown(managed.breaker.config),
    fallbacks: managed.fallbacks,
    inFlight: managed.inFlight,
  };
}

/** JSON has no functions and no infinity: they are shown by name. */
function shown(config: object): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(config).map(([key, value]: [string, unknown]) => {
      if (typeof value === 'function') return [key, value.name === '' ? 'a function' : value.name];
      return [key, value === Number.POSITIVE_INFINITY ? 'Infinity' : value];
    }),
  );
}

function withoutSecrets(definition: BreakerDefinition): BreakerDefinition {
  return { ...definition, endpoint: hideSecrets(definition.endpoint) };
}

/** A secret can be in a header, the user part of a URL, its query, or the body. */
function hideSecrets(endpoint: Endpoint): Endpoint {
  return endpoint.type === 'http' ? hideHttpSecrets(endpoint) : endpoint;
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
