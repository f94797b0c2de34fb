import { z } from 'zod';
import { PROBLEM_STATUS, type Problem, type ProblemCode } from '../problem.ts';
import { answerOf } from './answer-of.ts';

const CODES = Object.keys(PROBLEM_STATUS) as ProblemCode[]; // its keys are the codes

export const problemSchema = answerOf<Problem>()(
  z
    .object({
      type: z.string(),
      title: z.string(),
      status: z.number().int(),
      code: z.enum(CODES).describe('Stable; what a program goes by'),
      detail: z.string().describe('What to do about it, for a person'),
      errors: z
        .array(z.object({ path: z.string(), message: z.string() }))
        .exactOptional()
        .describe('Each thing wrong with the input, by its path'),
    })
    .describe('RFC 9457'),
);
