import type { ProblemPath } from '@fuseboard/protocol';
import type { z } from 'zod';

/** A schema's complaints in our words: what was expected, and what came. With the schema it can say more. */
export function problemPaths(error: z.ZodError, _input: unknown, _schema?: z.ZodType): ProblemPath[] {
  return error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message }));
}
