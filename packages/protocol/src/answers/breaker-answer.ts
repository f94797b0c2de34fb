import { z } from 'zod';
import type { BreakerDetail } from '../breaker-definition.ts';
import { breakerDefinitionSchema } from '../breaker-definition.ts';
import type { BreakerView, ExplanationView, StateView } from '../breaker-view.ts';
import type { BreakerList } from '../rest.ts';
import { answerOf } from './answer-of.ts';
import { configuredSchema } from './definition-answer.ts';
import {
  causeSchema,
  count,
  epochMs,
  halfOpenSchema,
  ms,
  overrideCommandSchema,
  percent,
  stateSchema,
} from './cause-answer.ts';

const overrideSchema = z.object({
  command: overrideCommandSchema,
  reason: z.string().nullable(),
  actor: z.string().nullable(),
  expiresAt: epochMs.nullable().describe('Epoch ms; null: until reset'),
});

export const stateViewSchema = answerOf<StateView>()(
  z.object({
    state: stateSchema,
    since: epochMs,
    generation: count.describe('Grows by one with every state change and every reset'),
    openAttempt: count,
    retryAt: epochMs
      .nullable()
      .describe(
        'Epoch ms. Open: when a probe will be permitted. Half-open: when the lease ends. Forced open: when it expires. Otherwise null',
      ),
    override: overrideSchema.nullable(),
    cause: causeSchema.nullable().describe('Of the last transition; null before the first'),
    openings: z
      .array(epochMs)
      .describe(
        'When it opened by itself, having been closed, in the last ten minutes; empty while they are fewer than 3, and never more than the newest 20. The board calls it flapping',
      ),
  }),
);

const thresholdsSchema = z.object({
  failureRate: percent,
  slowCallRate: percent,
  slowCallDuration: ms,
  consecutiveFailures: count.nullable(),
  minimumNumberOfCalls: count,
  permittedNumberOfCallsInHalfOpenState: count,
  automaticTransitionFromOpenToHalfOpen: z.boolean(),
  measureLatency: z.boolean(),
  window: z.discriminatedUnion('type', [
    z.object({ type: z.literal('count-based'), size: count }),
    z.object({ type: z.literal('time-based'), duration: ms }),
  ]),
});

const totalsSchema = z.object({
  success: count,
  failure: count,
  ignored: count.describe('Counted in no rate'),
  rejected: count.describe('Refused by the state'),
  late: count.describe('Decided nothing any more'),
  timeout: count.describe('Also counted in `failure`'),
});

export const breakerViewSchema = answerOf<BreakerView>()(
  stateViewSchema
    .extend({
      name: z.string(),
      group: z.string().nullable(),
      description: z.string().nullable(),
      failureRate: percent.nullable().describe('Percent; null below the minimum number of calls'),
      slowCallRate: percent.nullable().describe('Percent; null below the minimum number of calls'),
      calls: z
        .object({ buffered: count, failed: count, slow: count, minimum: count })
        .describe('Of the sliding window'),
      consecutiveFailures: count,
      rate: z.number().describe('Calls per second asked of it over the last seconds, refused ones included'),
      latency: z
        .object({ p50: ms, p95: ms, p99: ms })
        .nullable()
        .describe('Over the window; null where nothing was measured'),
      totals: totalsSchema,
      waitElapsed: z.boolean().describe('Open, and the next call is the first probe'),
      halfOpen: halfOpenSchema.nullable(),
      slowStart: z.object({ admittedRate: percent, endsAt: epochMs }).nullable(),
      thresholds: thresholdsSchema,
      instances: count.describe('How many processes run it'),
    })
    .describe('A breaker and how it stands'),
);

export const breakerListSchema = answerOf<BreakerList>()(
  z.object({
    breakers: z.array(breakerViewSchema),
    seq: count.describe('Of the newest journal entry'),
    bootId: z.string().describe('Of the journal that `seq` belongs to'),
    serverTime: epochMs,
  }),
);

const explanationSchema = answerOf<ExplanationView>()(
  z.object({
    state: stateSchema,
    text: z.string().describe('All of it in plain English'),
    why: z.string().describe('The sentence about the present state'),
    cause: causeSchema.nullable(),
    notOpen: z.array(
      z.object({
        rule: z.enum([
          'minimum-number-of-calls',
          'failure-rate',
          'slow-call-rate',
          'consecutive-failures',
          'ignored',
          'forced',
        ]),
        observed: z.number().nullable(),
        threshold: z.number().nullable(),
      }),
    ),
    next: z
      .array(
        z.object({
          to: stateSchema,
          on: z.enum(['failures', 'slow-calls', 'probes', 'next-call', 'time', 'operator']),
          calls: count.nullable(),
          inMs: ms.nullable(),
        }),
      )
      .describe('The likeliest first'),
  }),
);

export const breakerDetailSchema = answerOf<BreakerDetail>()(
  breakerViewSchema
    .extend({
      definition: breakerDefinitionSchema,
      configured: configuredSchema,
      config: z.record(z.string(), z.unknown()).describe('Every setting of the library in force'),
      explanation: explanationSchema,
      fallbacks: count.describe('Calls answered by the fallback'),
      inFlight: count.describe("Calls of the server's own traffic under way"),
    })
    .describe('A breaker with its definition and settings. Secrets of the definition are hidden'),
);
