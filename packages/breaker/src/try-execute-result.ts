/** Why there is no value: refused, cut short, or `error`: the call's own. */
export type TryExecuteFailureReason =
  | 'not-permitted'
  | 'bulkhead-full'
  | 'timeout'
  | 'aborted'
  | 'disposed'
  | 'error';

/** No value, and why. */
export interface TryExecuteFailure {
  readonly ok: false;
  readonly reason: TryExecuteFailureReason;
  /** The call's own error, one of this package's, or what the caller aborted with. */
  readonly error: unknown;
}

/** Told apart by `ok`. */
export type TryExecuteResult<T> =
  | {
      readonly ok: true;
      /** What the call answered. */
      readonly value: T;
    }
  | TryExecuteFailure;
