import { z } from 'zod';
import type { CommandImpact } from '../command-impact.ts';
import type { BulkCommandResult, BulkUndoResult, CommandResult } from '../operator-command.ts';
import { answerOf } from './answer-of.ts';
import { stateViewSchema } from './breaker-answer.ts';
import { commandSchema, count, epochMs, stateSchema } from './cause-answer.ts';
import { durable } from './durable.ts';

export const commandResultSchema = answerOf<CommandResult>()(
  z.object({
    breaker: z.string(),
    before: stateViewSchema,
    after: stateViewSchema,
    seq: count.describe('Of the journal entry that records it'),
    undoable: z.boolean().describe('Whether `POST /journal/{seq}/undo` leads back to what was before'),
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

export const bulkUndoAnswerSchema = answerOf<{ readonly results: readonly BulkUndoResult[] }>()(
  z.object({
    results: z.array(
      z.discriminatedUnion('ok', [
        commandResultSchema.extend({ ok: z.literal(true), undone: count }),
        z.object({ ok: z.literal(false), undone: count, code: z.string(), message: z.string() }),
      ]),
    ),
  }),
);

const perSecond = z.number().describe('Calls per second');

export const commandImpactSchema = answerOf<CommandImpact>()(
  z
    .object({
      command: commandSchema,
      at: epochMs,
      cut: perSecond.describe(
        'Calls per second that pass now and would be refused, as far as they are known',
      ),
      admitted: perSecond.describe(
        'Calls per second that are refused now and would pass, as far as they are known',
      ),
      unknown: count.describe('Breakers whose calls have not been measured yet'),
      refused: count.describe('Breakers that would refuse the command'),
      breakers: z.array(
        z.object({
          breaker: z.string(),
          state: stateSchema,
          generation: count,
          rate: perSecond.nullable().describe('Asked of it in the last seconds; null: not measured yet'),
          cut: perSecond.nullable(),
          admitted: perSecond.nullable(),
          probes: count.describe('Calls that would be let through as probes, in all'),
          fallback: count.nullable().describe('HTTP status that refused callers get; null: an error'),
          refusal: z
            .object({ code: z.string(), message: z.string() })
            .nullable()
            .describe('Why it would be refused; null: it would be carried out'),
        }),
      ),
      missing: z.array(z.string()).describe('Names that are no breaker’s'),
    })
    .describe('What a command would do'),
);
