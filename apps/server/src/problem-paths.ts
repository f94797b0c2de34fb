import type { ProblemPath } from '@fuseboard/protocol';
import type { z } from 'zod';
import { locatedProblems } from './problems/located-problems.ts';
import { pathText } from './problems/path-text.ts';

/**
 * A schema's complaints in our words: where, what was expected, what came. With the schema it can say more: the whole
 * expectation of a value of the wrong type, and which known key an unknown one was meant to be.
 */
export function problemPaths(error: z.ZodError, input: unknown, schema?: z.ZodType): ProblemPath[] {
  return locatedProblems(error, input, schema).map(({ keys, message }) => ({
    path: pathText(keys),
    message,
  }));
}
