import { z } from 'zod';
import { ROLES } from '../access.ts';
import type { SessionView } from '../session.ts';
import { answerOf } from './answer-of.ts';

export const sessionSchema = answerOf<SessionView>()(
  z.object({
    name: z.string().describe('Under which what one does is in the journal'),
    role: z.enum(ROLES),
    signInNeeded: z.boolean().describe('false: there are no tokens, and everybody is `local`'),
    expiresAt: z
      .number()
      .nullable()
      .describe('When the browser has to sign in again; null without a session'),
  }),
);

export const signedOutSchema = z.object({ signedOut: z.literal(true) });
