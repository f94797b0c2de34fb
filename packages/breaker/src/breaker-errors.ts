import type { BreakerState } from './breaker-state.ts';

/** What tells the errors of this package apart. */
export type BreakerErrorCode =
  | 'ECIRCUITOPEN'
  | 'ETIMEDOUT'
  | 'EBULKHEADFULL'
  | 'EILLEGALTRANSITION'
  | 'EINVALIDCONFIG'
  | 'EDISPOSED'
  | 'ETHROTTLED';

/** Of the registry every copy of this package shares: one copy's `is()` knows the errors of another. */
const brand: symbol = Symbol.for('@fuseboard/breaker/error');

/** What every error of this package is: told apart by `code`, never by message. */
export abstract class BreakerError extends Error {
  /** What kind it is. */
  abstract readonly code: BreakerErrorCode;

  static {
    Object.defineProperty(BreakerError.prototype, brand, { value: true });
  }
}

/** Whether any copy of this package made `error`. */
export function isBreakerError(error: unknown): error is BreakerError {
  return typeof error === 'object' && error !== null && brand in error;
}

function has(error: unknown, code: BreakerErrorCode): boolean {
  return isBreakerError(error) && error.code === code;
}

/** The call was refused and never made. */
export class CallNotPermittedError extends BreakerError {
  override readonly name = 'CallNotPermittedError';
  readonly code = 'ECIRCUITOPEN';
  /** Name of the breaker. */
  readonly breaker: string;
  readonly state: BreakerState;
  /** Milliseconds until it is worth trying again; null when nobody can tell. */
  readonly retryAfterMs: number | null;

  constructor(breaker: string, state: BreakerState, retryAfterMs: number | null) {
    const known = retryAfterMs !== null && retryAfterMs !== Infinity;
    const when = known ? `; try again in ${Math.ceil(retryAfterMs)} ms` : '';
    super(`circuit breaker "${breaker}" is ${state} and refused the call${when}`);
    this.breaker = breaker;
    this.state = state;
    this.retryAfterMs = retryAfterMs;
  }

  static is(error: unknown): error is CallNotPermittedError {
    return has(error, 'ECIRCUITOPEN');
  }
}

/** The call took longer than `timeout`; also the reason of its signal. */
export class CallTimeoutError extends BreakerError {
  override readonly name = 'CallTimeoutError';
  readonly code = 'ETIMEDOUT';
  /** Name of the breaker. */
  readonly breaker: string;
  /** The `timeout` it exceeded. */
  readonly timeoutMs: number;

  constructor(breaker: string, timeoutMs: number) {
    super(`a call through circuit breaker "${breaker}" took longer than ${timeoutMs} ms`);
    this.breaker = breaker;
    this.timeoutMs = timeoutMs;
  }

  static is(error: unknown): error is CallTimeoutError {
    return has(error, 'ETIMEDOUT');
  }
}

/** `maxConcurrentCalls` are under way already; the call was never made. */
export class BulkheadFullError extends BreakerError {
  override readonly name = 'BulkheadFullError';
  readonly code = 'EBULKHEADFULL';
  /** Name of the breaker. */
  readonly breaker: string;
  /** The limit that was reached. */
  readonly maxConcurrentCalls: number;

  constructor(breaker: string, maxConcurrentCalls: number) {
    super(`circuit breaker "${breaker}" has ${maxConcurrentCalls} calls under way and takes no more`);
    this.breaker = breaker;
    this.maxConcurrentCalls = maxConcurrentCalls;
  }

  static is(error: unknown): error is BulkheadFullError {
    return has(error, 'EBULKHEADFULL');
  }
}

/** A command that has no meaning in the present state (rule M5); nothing changed. */
export class IllegalTransitionError extends BreakerError {
  override readonly name = 'IllegalTransitionError';
  readonly code = 'EILLEGALTRANSITION';
  /** Name of the breaker. */
  readonly breaker: string;
  readonly from: BreakerState;
  readonly to: BreakerState;

  constructor(breaker: string, from: BreakerState, to: BreakerState) {
    super(`circuit breaker "${breaker}" cannot go from ${from} to ${to}`);
    this.breaker = breaker;
    this.from = from;
    this.to = to;
  }

  static is(error: unknown): error is IllegalTransitionError {
    return has(error, 'EILLEGALTRANSITION');
  }
}

/** A setting that is out of its range or unknown; nothing changed. */
export class InvalidConfigError extends BreakerError {
  override readonly name = 'InvalidConfigError';
  readonly code = 'EINVALIDCONFIG';
  /** The setting, e.g. `slidingWindow.size`. */
  readonly path: string;

  constructor(path: string, problem: string) {
    super(`\`${path}\` ${problem}`);
    this.path = path;
  }

  static is(error: unknown): error is InvalidConfigError {
    return has(error, 'EINVALIDCONFIG');
  }
}

/** `dispose` was called: this breaker takes no calls and no commands any more. */
export class BreakerDisposedError extends BreakerError {
  override readonly name = 'BreakerDisposedError';
  readonly code = 'EDISPOSED';
  /** Name of the breaker. */
  readonly breaker: string;

  constructor(breaker: string) {
    super(`circuit breaker "${breaker}" has been disposed of`);
    this.breaker = breaker;
  }

  static is(error: unknown): error is BreakerDisposedError {
    return has(error, 'EDISPOSED');
  }
}
