import type { z } from 'zod';
import { ProblemError } from '../problem-error.ts';
import { problemPaths } from '../problem-paths.ts';

/**
 * What came in at a door, checked; the same words whichever door it was.
 * @throws ProblemError `invalid-request`, or `missing-reason` for a command without one
 */
export function parseRequest<Schema extends z.ZodType>(schema: Schema, input: unknown): z.output<Schema> {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const errors = problemPaths(result.error, input, schema);
  const detail = errors
    .map(({ path, message }) => (path === '' ? message : `${path}: ${message}`))
    .join('; ');
  const missing = errors.some((error) => error.path === 'reason') && !hasReason(input);
  throw new ProblemError(missing ? 'missing-reason' : 'invalid-request', detail, errors);
}

function hasReason(input: unknown): boolean {
  if (typeof input !== 'object' || input === null || !('reason' in input)) return false;
  const { reason } = input;
  return reason !== null && (typeof reason !== 'string' || reason.trim() !== '');
}
