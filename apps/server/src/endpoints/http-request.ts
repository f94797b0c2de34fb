import type { HttpEndpoint } from '@fuseboard/protocol';

/** What is the same in every request to an endpoint, however its URL comes about. */
export interface RequestParts {
  readonly method: HttpEndpoint['method'];
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

export function requestParts(endpoint: Pick<HttpEndpoint, 'method' | 'headers' | 'body'>): RequestParts {
  const { method, body } = endpoint;
  const headers: Record<string, string> = { 'user-agent': 'fuseboard', accept: '*/*' };
  if (body !== undefined)
    headers['content-type'] = typeof body === 'string' ? 'text/plain;charset=UTF-8' : 'application/json';
  for (const [name, value] of Object.entries(endpoint.headers)) headers[name.toLowerCase()] = value;
  if (body === undefined) return { method, headers, body: null };
  return { method, headers, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** Where a request goes; a user name and password in the URL travel as Basic authorisation, as everywhere. */
export interface Target {
  readonly origin: string;
  readonly path: string;
  readonly authorization: string | null;
}

export function targetOf(url: URL): Target {
  const { username, password } = url;
  const credentials = `${decoded(username)}:${decoded(password)}`;
  const authorization = username || password ? `Basic ${Buffer.from(credentials).toString('base64')}` : null;
  return { origin: url.origin, path: url.pathname + url.search, authorization };
}

/** `URL` lets a `%` stand that encodes nothing. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A URL for people: without user name, password, query and fragment, any of which may be secret. */
export const shownUrl = (url: URL): string => url.origin + url.pathname;
