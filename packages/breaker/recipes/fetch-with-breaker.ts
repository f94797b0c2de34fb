import type { CircuitBreaker, Classification } from '@fuseboard/breaker';

/** For `classifyResult`. Whatever it says, the caller is given the response. */
export function classifyResponse(value: unknown): Classification {
  if (!(value instanceof Response)) return 'success';
  const { status, headers } = value;
  if (status === 429 || status === 503) {
    const openFor = retryAfterMs(headers.get('retry-after'));
    return openFor === null ? 'failure' : { outcome: 'failure', openFor };
  }
  // Any other 4xx is the request's fault, and a prompt answer: that speaks for the endpoint.
  return status >= 500 ? 'failure' : 'success';
}

/** Seconds, or an HTTP date. No header keeps the breaker open for more than ten minutes. */
function retryAfterMs(header: string | null): number | null {
  if (header === null) return null;
  const ms = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - Date.now();
  return ms > 0 ? Math.min(ms, 600_000) : null;
}

/** `fetch` through a breaker; its timeout and the caller's signal both abort the request. */
export function fetchWith(
  breaker: CircuitBreaker,
  url: string | URL,
  init: RequestInit = {},
): Promise<Response> {
  const caller = init.signal ?? undefined;
  return breaker.execute(
    ({ signal }) => {
      // The breaker's signal ends with the headers. The caller's must reach the body too, which is read later.
      const both = caller === undefined ? signal : AbortSignal.any([signal, caller]);
      return fetch(url, { ...init, signal: both });
    },
    { signal: caller },
  );
}
