import { CallTimeoutError } from './breaker-errors.ts';
import type { CallEvent } from './breaker-event.ts';
import { FAILED_RESULT } from './recent-errors.ts';

/** In the place of a reading: the clock has not been read for this call. A clock that reads -1 is only read again. */
export const UNREAD = -1;

/** Of a call that nobody timed. */
export const UNMEASURED: number = Number.NaN;

/** How a call ended. */
export interface CallOutcome {
  readonly type: 'success' | 'failure' | 'ignored';
  readonly durationMs: number;
  /** When it ended, or `UNREAD`. */
  readonly now: number;
  /** `FAILED_RESULT` where the value was the failure. */
  readonly error: unknown;
  /** What the failure said of how long to stay away, ms. */
  readonly openFor: number | null;
}

/** How a failure showed itself. */
export function kindOf({ type, error }: CallOutcome): CallEvent['kind'] {
  if (type !== 'failure') return null;
  if (error === FAILED_RESULT) return 'result';
  return CallTimeoutError.is(error) ? 'timeout' : 'error';
}
