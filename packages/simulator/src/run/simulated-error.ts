import { CallTimeoutError } from '@fuseboard/breaker';
import type { ResultKind } from './result-kind.ts';

/** What the causes of trips will name. One of a kind: taking a stack for each would cost more than all the rest of a call. */
const errors = new Map<string, Error>();

export function simulatedError(breaker: string, kind: ResultKind, ms: number): Error {
  const which = kind === 'timeout' ? `${breaker} ${ms}` : kind;
  const known = errors.get(which);
  if (known !== undefined) return known;
  const error = kind === 'timeout' ? new CallTimeoutError(breaker, ms) : named(kind);
  errors.set(which, error);
  return error;
}

function named(kind: ResultKind): Error {
  const error = new Error(kind);
  error.name = 'SimulatedError';
  return error;
}
