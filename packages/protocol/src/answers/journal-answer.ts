import { z } from 'zod';
import { faultDialsSchema } from '../demo.ts';
import type { JournalEntry, JournalPage, MarkEntry } from '../journal.ts';
import type { Acknowledged } from '../operator-command.ts';
import { answerOf } from './answer-of.ts';
import { stateViewSchema } from './breaker-answer.ts';
import {
  causeSchema,
  commandSchema,
  count,
  epochMs,
  stateSchema,
  windowTotalsSchema,
} from './cause-answer.ts';
import { durable } from './durable.ts';
import { definitionChangeSchema, definitionEventSchema } from './definition-answer.ts';

const base = { seq: count.describe('From 1, without gaps'), at: epochMs };
const breaker = z.string();
const actor = z.string();

const markEntry = z.object({ ...base, kind: z.literal('mark'), breaker: z.null(), text: z.string(), actor });

export const journalEntrySchema = answerOf<JournalEntry>()(
  z
    .discriminatedUnion('kind', [
      z.object({
        ...base,
        kind: z.literal('transition'),
        breaker,
        from: stateSchema,
        to: stateSchema,
        cause: causeSchema,
        totals: windowTotalsSchema,
        after: stateViewSchema,
      }),
      z.object({ ...base, kind: z.literal('threshold-exceeded'), breaker, cause: causeSchema }),
      z.object({
        ...base,
        kind: z.literal('command'),
        breaker,
        command: commandSchema,
        actor,
        reason: z.string(),
        expiresAt: epochMs.nullable(),
        outcome: z.enum(['applied', 'refused']),
        code: z.string().nullable().describe('Why refused'),
        before: stateViewSchema,
        after: stateViewSchema,
        transition: count.nullable().describe('`seq` of the transition it made'),
        undoes: count.exactOptional().describe('`seq` of the command that it takes back'),
        bulk: z
          .object({
            of: count.describe('How many breakers it was for'),
            group: z.string().nullable().describe('null: they were named'),
          })
          .exactOptional()
          .describe('Given together with others'),
      }),
      markEntry,
      z.object({
        ...base,
        kind: z.literal('config'),
        breaker: breaker.nullable().describe('null: of no breaker'),
        event: definitionEventSchema,
        version: count.nullable().describe("Of the breaker's definition"),
        restored: count.nullable().describe('The earlier version that was brought back'),
        changes: z.array(definitionChangeSchema),
        actor,
        reason: z.string().nullable(),
      }),
      z.object({
        ...base,
        kind: z.literal('dials'),
        breaker: z.null(),
        service: z.string(),
        before: faultDialsSchema,
        after: faultDialsSchema,
        actor,
      }),
      z.object({
        ...base,
        kind: z.literal('scenario'),
        breaker: z.null(),
        scenario: z.string(),
        event: z.enum(['started', 'step', 'finished', 'stopped']),
        text: z.string(),
        actor,
      }),
      z.object({
        ...base,
        kind: z.literal('server'),
        breaker: z.null(),
        event: z.enum(['started', 'stopping']),
        text: z.string(),
      }),
    ])
    .describe('One thing that happened'),
);

export const journalPageSchema = answerOf<JournalPage>()(
  z.object({
    bootId: z.string().describe('Of the journal that `seq` belongs to'),
    entries: z.array(journalEntrySchema).describe('Newest first'),
    next: count.nullable().describe('For `before`, to get the next page; null at the end'),
  }),
);

export const markAnswerSchema = answerOf<Acknowledged<MarkEntry>>()(markEntry.extend({ durable }));
