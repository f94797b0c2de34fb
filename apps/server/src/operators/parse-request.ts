import type { ProblemPath } from '@fuseboard/protocol';
import type { z } from 'zod';
import { ProblemError } from '../problem-error.ts';
import { problemPaths } from '../problem-paths.ts';

/** However much is wrong, an answer tells no more than this. */
const MOST_ERRORS = 20;

/**
 * What came in at a door, checked; the same words whichever door it was.
 * @throws ProblemError `invalid-request`, or `missing-reason` for a command without one
 */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const errors = problemPaths(result.error, input, schema);
  const missing = errors.some((error) => error.path === 'reason') && !hasReason(input);
  const told = errors.slice(0, MOST_ERRORS);
  throw new ProblemError(missing ? 'missing-reason' : 'invalid-request', describe(told, errors.length), told);
}

function describe(errors: readonly ProblemPath[], count: number): string {
  const texts = errors.map(({ path, message }) => (path === '' ? message : `${path}: ${message}`));
  const more = count - errors.length;
  return [...texts, ...(more > 0 ? [`and ${more} more`] : [])].join('; ');
}

function hasReason(input: unknown): boolean {
  if (typeof input !== 'object' || input === null || !('reason' in input)) return false;
  const { reason } = input;
  return reason !== null && (typeof reason !== 'string' || reason.trim() !== '');
}
