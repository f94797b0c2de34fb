import { z } from 'zod';
import { breakerNameSchema } from './breaker-name.ts';
import { breakerSettingsSchema } from './breaker-settings.ts';
import type { BreakerView, ExplanationView } from './breaker-view.ts';
import type { Configured } from './definition-version.ts';
import { endpointSchema } from './endpoint.ts';

/** Calls the server makes by itself, open-loop: a slow endpoint does not slow them down. */
export const trafficSchema = z.strictObject({
  /** Calls per second. */
  rate: z.number().gt(0).max(10_000),
  arrival: z.enum(['constant', 'poisson']).default('constant'),
});

/** What is served in place of a call that was refused or failed. */
export const fallbackSchema = z.strictObject({
  status: z.number().int().min(200).max(599).default(200),
  body: z.json(),
});

/** A breaker as the config file and `POST /breakers` write it. */
export const breakerDefinitionSchema = z.strictObject({
  name: breakerNameSchema,
  group: z.string().min(1).max(64).nullable().default(null),
  description: z.string().max(500).nullable().default(null),
  endpoint: endpointSchema,
  traffic: trafficSchema.nullable().default(null),
  breaker: breakerSettingsSchema.default({}),
  fallback: fallbackSchema.nullable().default(null),
});

export type Traffic = z.output<typeof trafficSchema>;
export type Fallback = z.output<typeof fallbackSchema>;
export type BreakerDefinition = z.output<typeof breakerDefinitionSchema>;
export type BreakerDefinitionInput = z.input<typeof breakerDefinitionSchema>;

/** `GET /breakers/{name}`: the view, how it is defined, and what the settings resolve to. */
export interface BreakerDetail extends BreakerView {
  /** As configured; header values of endpoints are never shown. */
  readonly definition: BreakerDefinition;
  /** Which version of it that is. */
  readonly configured: Configured;
  /** Every key of the library with its value in force; functions by name. */
  readonly config: Readonly<Record<string, unknown>>;
  /** Why it is so, why it is not open, and what would move it next: in words and in numbers. */
  readonly explanation: ExplanationView;
  /** Calls answered by the fallback since the start. */
  readonly fallbacks: number;
  /** Calls that the server's own traffic has in flight. */
  readonly inFlight: number;
}
