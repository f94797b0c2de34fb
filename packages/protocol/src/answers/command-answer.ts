import { z } from 'zod';
import type { BulkCommandResult, CommandResult } from '../operator-command.ts';
import { answerOf } from './answer-of.ts';
import { stateViewSchema } from './breaker-answer.ts';
import { count } from './cause-answer.ts';

export const durable = z.boolean().describe('false: it is not on a disk, at least not yet');

export const commandResultSchema = answerOf<CommandResult>()(
  z.object({
    breaker: z.string(),
    before: stateViewSchema,
    after: stateViewSchema,
    seq: count.describe('Of the journal entry that records it'),
    durable,
  }),
);

export const bulkCommandAnswerSchema = answerOf<{ readonly results: readonly BulkCommandResult[] }>()(
  z.object({
    results: z.array(
      z.discriminatedUnion('ok', [
        commandResultSchema.extend({ ok: z.literal(true) }),
        z.object({ ok: z.literal(false), breaker: z.string(), code: z.string(), message: z.string() }),
      ]),
    ),
  }),
);
