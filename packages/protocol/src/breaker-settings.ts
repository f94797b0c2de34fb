import { z } from 'zod';
import { durationSchema } from './duration.ts';

const percent = z.number().gt(0).max(100);
const count = z.number().int().min(1).max(1_000_000);

const slidingWindow = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('count-based'), size: z.number().int().min(1).max(100_000) }),
  z.strictObject({
    type: z.literal('time-based'),
    duration: durationSchema,
    buckets: z.number().int().min(1).max(1_000).optional(),
  }),
]);

const backoff = z.strictObject({
  initial: durationSchema,
  multiplier: z.number().min(1).optional(),
  max: durationSchema,
  jitter: z.number().min(0).max(1).optional(),
});

/**
 * The library's configuration as a file or a request can write it: its keys and meanings, without the functions.
 * What combines wrongly (a minimum larger than the window) is left to the library, which says so with the key's path.
 */
export const breakerSettingsSchema = z.strictObject({
  slidingWindow: slidingWindow.optional(),
  minimumNumberOfCalls: count.optional(),
  failureRateThreshold: percent.optional(),
  slowCallDurationThreshold: durationSchema.optional(),
  slowCallRateThreshold: percent.optional(),
  consecutiveFailuresThreshold: count.nullable().optional(),
  waitDurationInOpenState: z.union([durationSchema, backoff]).optional(),
  permittedNumberOfCallsInHalfOpenState: count.optional(),
  maxConcurrentCallsInHalfOpenState: count.optional(),
  maxWaitDurationInHalfOpenState: durationSchema.optional(),
  automaticTransitionFromOpenToHalfOpen: z.boolean().optional(),
  slowStart: z.strictObject({ duration: durationSchema, initialRate: percent }).nullable().optional(),
  measureLatency: z.boolean().optional(),
  timeout: durationSchema.nullable().optional(),
  maxConcurrentCalls: count.nullable().optional(),
});

export type BreakerSettings = z.output<typeof breakerSettingsSchema>;
