import { ProblemError } from '../problem-error.ts';

/** A refusal to connect; `data` is what socket.io hands to the client beside the message. */
export function toConnectError(error: unknown): Error {
  if (!(error instanceof ProblemError)) throw error;
  const { code, message, errors } = error;
  return Object.assign(new Error(message), { data: { code, errors } });
}
