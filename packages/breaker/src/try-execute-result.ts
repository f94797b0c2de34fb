/** Why there is no value: refused, cut short, or `error`: the call's own. */
export type TryExecuteFailureReason =
  | 'not-permitted'
  | 'bulkhead-full'
  | 'timeout'
  | 'aborted'
  | 'disposed'
  | 'error';

export interface TryExecuteFailure {
  readonly ok: false;
  readonly reason: TryExecuteFailureReason;
  readonly error: unknown;
}

export type TryExecuteResult<T> = { readonly ok: true; readonly value: T } | TryExecuteFailure;
