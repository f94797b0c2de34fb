import type { ProblemCode } from '@fuseboard/protocol';
import { ProblemError } from './problem-error.ts';

/** Too much in too short a time. */
export class RateLimitError extends ProblemError {
  /** Seconds, at least 1. */
  readonly retryAfter: number;

  constructor(
    code: Extract<ProblemCode, 'too-many-tries' | 'too-many-commands'>,
    what: string,
    waitMs: number,
  ) {
    const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
    super(code, `${what} Try again in ${seconds} s.`);
    this.retryAfter = seconds;
  }
}
