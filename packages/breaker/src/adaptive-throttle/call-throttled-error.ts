import { BreakerError, isBreakerError } from '../breaker-errors.ts';

/** The throttle refused the call, which was never made. */
export class CallThrottledError extends BreakerError {
  override readonly name = 'CallThrottledError';
  readonly code = 'ETHROTTLED';
  /** The throttle's name. */
  readonly throttle: string;
  /** With which this call was refused, above 0 and at most 1. */
  readonly probability: number;

  constructor(throttle: string, probability: number) {
    const share = (100 * probability).toFixed(1);
    super(`adaptive throttle "${throttle}" refused the call, as it does ${share} % of them at present`);
    this.throttle = throttle;
    this.probability = probability;
  }

  /** Whether any copy of this package made `error`, and it is one of these. */
  static is(error: unknown): error is CallThrottledError {
    return isBreakerError(error) && error.code === 'ETHROTTLED';
  }
}
