import { z } from 'zod';
import { BREAKER_COMMANDS, BREAKER_STATES, OVERRIDE_COMMANDS } from '../breaker-states.ts';
import type { CauseView } from '../breaker-view.ts';
import { answerOf } from './answer-of.ts';

export const stateSchema = z
  .enum(BREAKER_STATES)
  .describe('`forced-open`, `disabled` and `metrics-only` are overrides');
export const commandSchema = z.enum(BREAKER_COMMANDS);
export const overrideCommandSchema = z.enum(OVERRIDE_COMMANDS);
export const epochMs = z.number().describe('Epoch ms');
export const ms = z.number().describe('ms');
export const percent = z.number().describe('Percent');
export const count = z.number().int();

export const windowTotalsSchema = z.object({
  bufferedCalls: count.describe('Calls in the window'),
  failedCalls: count,
  slowCalls: count,
  slowFailedCalls: count.describe('Both slow and failed'),
});

const errorCountSchema = z.object({
  name: z.string(),
  code: z.string().nullable(),
  message: z.string(),
  count: count.describe('How many of the latest errors were of the kind'),
});

const errors = z.array(errorCountSchema).describe('The most frequent first');

const tripCause = z.object({
  type: z.enum(['failure-rate', 'slow-call-rate', 'consecutive-failures']),
  observed: z.number().describe('Percent for the rates, calls for the streak'),
  threshold: z.number().describe('What `observed` reached'),
  totals: windowTotalsSchema,
  errors,
});

const probeCause = z.object({
  type: z.enum(['probes-succeeded', 'probes-failed']),
  permitted: count,
  succeeded: count,
  failed: count,
  slow: count,
  errors,
});

export const halfOpenSchema = z.object({
  permitted: count.describe('Probes in all'),
  inFlight: count.describe('Under way'),
  succeeded: count,
  failed: count,
  slow: count.describe('Of those that ended, however they did'),
});

export const causeSchema = answerOf<CauseView>()(
  z
    .discriminatedUnion('type', [
      tripCause,
      probeCause,
      halfOpenSchema.extend({ type: z.literal('half-open-expired') }),
      z.object({ type: z.literal('wait-elapsed'), waited: ms }),
      z.object({
        type: z.literal('override-expired'),
        command: commandSchema,
        reason: z.string().nullable(),
        actor: z.string().nullable(),
      }),
      z.object({
        type: z.literal('operator'),
        command: commandSchema,
        reason: z.string().nullable(),
        actor: z.string().nullable(),
        expiresAt: epochMs.nullable(),
      }),
      z.object({ type: z.literal('restored') }),
    ])
    .describe('Why a breaker moved, with the numbers of that instant'),
);
