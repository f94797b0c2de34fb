import type { Classification } from '@fuseboard/breaker';
import { EgressError } from './egress/refusal.ts';

/** An answer whose status is no success. Every breaker keeps its latest: they have no stack, which would tell nothing and weigh most. */
export class HttpStatusError extends Error {
  readonly status: number;
  readonly code: string;
  /** What the endpoint's `failOn` and `ignore` make of the status. */
  readonly outcome: 'failure' | 'ignored';
  /** How long the other side asked to be left alone, ms; null if it did not. */
  readonly retryAfterMs: number | null;

  constructor(status: number, outcome: 'failure' | 'ignored', retryAfterMs: number | null = null) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(`HTTP ${status}`);
    Error.stackTraceLimit = stackTraceLimit;
    this.name = 'HttpStatusError';
    this.status = status;
    this.code = `HTTP_${status}`;
    this.outcome = outcome;
    this.retryAfterMs = retryAfterMs;
  }
}

/** Everything thrown is a failure but an ignored status and a call that was not made; `Retry-After` sets how long the breaker stays open. */
export function classifyHttpError(error: unknown): Classification {
  if (error instanceof EgressError) return 'ignored';
  if (!(error instanceof HttpStatusError)) return 'failure';
  if (error.outcome === 'ignored') return 'ignored';
  return error.retryAfterMs === null ? 'failure' : { outcome: 'failure', openFor: error.retryAfterMs };
}
