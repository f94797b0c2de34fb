import { z } from 'zod';

/** What can be made to go wrong with a demo service. */
export const faultDialsSchema = z.strictObject({
  /** Percent of requests answered with 500. */
  errorRate: z.number().min(0).max(100),
  /** Added to the service's own latency, ms. */
  latencyMs: z.number().min(0).max(60_000),
  /** Uniform in ± around the latency, ms. */
  jitterMs: z.number().min(0).max(60_000),
  /** Percent of requests that are never answered. */
  hangRate: z.number().min(0).max(100),
  /** Percent of requests whose connection is reset. */
  resetRate: z.number().min(0).max(100),
  /** Requests served at once; one more is answered with 503 and Retry-After. null: no limit. */
  capacity: z.number().int().min(0).max(10_000).nullable(),
});

/** `PATCH /demo/services/{name}`: only the dials to turn. */
export const faultDialsPatchSchema = faultDialsSchema
  .partial()
  .refine((dials) => Object.keys(dials).length > 0, {
    error: 'name at least one dial: errorRate, latencyMs, jitterMs, hangRate, resetRate, capacity',
  });

export type FaultDials = z.output<typeof faultDialsSchema>;
export type FaultDialsPatch = z.output<typeof faultDialsPatchSchema>;

export interface DemoService {
  readonly name: string;
  readonly description: string;
  /** Where it listens, on loopback. */
  readonly url: string;
  readonly dials: FaultDials;
  /** Its dials when nothing is wrong. */
  readonly healthy: FaultDials;
  readonly served: number;
  readonly inFlight: number;
  /** The breakers that call it. */
  readonly breakers: readonly string[];
}

export interface DemoScenarioStep {
  /** ms after the start. */
  readonly at: number;
  readonly text: string;
}

export interface DemoScenario {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** ms from start to end. */
  readonly duration: number;
  readonly steps: readonly DemoScenarioStep[];
  /** Epoch ms when it was started; null: not running. */
  readonly startedAt: number | null;
}

/** `GET /demo/services` and `GET /demo/scenarios`, and the socket's `demo`. */
export interface DemoState {
  readonly services: readonly DemoService[];
  readonly scenarios: readonly DemoScenario[];
}
