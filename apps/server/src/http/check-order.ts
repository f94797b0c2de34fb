import { ProblemError } from '../problem-error.ts';

/** @throws ProblemError where a range ends before it begins */
export function checkOrder({ from, to }: { from?: number | undefined; to?: number | undefined }): void {
  if (from === undefined || to === undefined || from <= to) return;
  const message = 'must not be after `to`';
  throw new ProblemError('invalid-request', `from: ${message}`, [{ path: 'from', message }]);
}
