/** No service may keep a breaker open for longer by a header. */
const LONGEST_MS = 3_600_000;
/** RFC 9110's preferred form, `Sun, 06 Nov 1994 08:49:37 GMT`; the obsolete ones are read too. */
const HTTP_DATE = /^[A-Z][a-z]+,? .*\d/;

/**
 * `Retry-After` (RFC 9110, 10.2.3) in ms from now: seconds or a date. null without a usable one; a wait that is over
 * already says nothing about how long to wait.
 */
export function retryAfterMs(header: string | undefined, wallNow: number): number | null {
  if (header === undefined) return null;
  const text = header.trim();
  const wait = /^\d+$/.test(text) ? Number(text) * 1_000 : dateOf(text) - wallNow;
  return wait > 0 ? Math.min(wait, LONGEST_MS) : null;
}

/** NaN for what is no date, which is not above 0. */
const dateOf = (text: string): number => (HTTP_DATE.test(text) ? Date.parse(text) : Number.NaN);
