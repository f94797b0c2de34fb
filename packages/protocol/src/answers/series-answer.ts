import { z } from 'zod';
import type { RecentRates, Series } from '../series.ts';
import { answerOf } from './answer-of.ts';
import { count, epochMs, ms, percent, stateSchema } from './cause-answer.ts';

export const seriesSchema = answerOf<Series>()(
  z
    .object({
      breaker: z.string(),
      step: ms.describe('ms that a point covers'),
      points: z.array(
        z.object({
          at: epochMs,
          success: count,
          failure: count,
          ignored: count,
          rejected: count,
          late: count,
          timeout: count.describe('Also counted in `failure`'),
          slow: count.describe('Took longer than a slow call does; also counted in one of the others'),
          failureRate: percent.nullable(),
          slowCallRate: percent.nullable(),
          p50: ms.nullable(),
          p95: ms.nullable(),
          p99: ms.nullable(),
          state: stateSchema,
        }),
      ),
      states: z.array(z.object({ state: stateSchema, from: epochMs, to: epochMs.nullable() })),
    })
    .describe('Calls by outcome, rates, percentiles and states over time'),
);

export const recentRatesSchema = answerOf<RecentRates>()(
  z.object({
    step: ms,
    end: epochMs,
    rates: z.record(z.string(), z.array(percent.nullable())).describe('Of each breaker, oldest first'),
  }),
);
