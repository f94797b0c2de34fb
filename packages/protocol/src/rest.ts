import { z } from 'zod';
import { BREAKER_STATES } from './breaker-states.ts';
import type { BreakerView } from './breaker-view.ts';
import { JOURNAL_KINDS } from './journal.ts';

const integerText = (min: number, max: number) => z.coerce.number().int().min(min).max(max);
const oneOrMany = <T extends z.ZodType>(item: T) =>
  z.union([z.array(item), item.transform((value) => [value])]);

/** `GET /breakers`. */
export interface BreakerList {
  readonly breakers: readonly BreakerView[];
  readonly seq: number;
  readonly bootId: string;
  readonly serverTime: number;
}

export const breakerListQuerySchema = z.strictObject({
  state: oneOrMany(z.enum(BREAKER_STATES)).optional(),
  group: z.string().optional(),
});

export const journalQuerySchema = z.strictObject({
  breaker: z.string().min(1).max(64).optional(),
  kind: oneOrMany(z.enum(JOURNAL_KINDS)).optional(),
  actor: z.string().min(1).optional(),
  /** Epoch ms, inclusive. */
  from: integerText(0, Number.MAX_SAFE_INTEGER).optional(),
  to: integerText(0, Number.MAX_SAFE_INTEGER).optional(),
  /** Entries with a smaller `seq` only. */
  before: integerText(1, Number.MAX_SAFE_INTEGER).optional(),
  limit: integerText(1, 1_000).default(100),
  format: z.enum(['json', 'csv']).default('json'),
});

export const seriesQuerySchema = z.strictObject({
  from: integerText(0, Number.MAX_SAFE_INTEGER).optional(),
  to: integerText(0, Number.MAX_SAFE_INTEGER).optional(),
  points: integerText(1, 1_000).default(300),
});

export const recentRatesQuerySchema = z.strictObject({ points: integerText(2, 300).default(60) });

/** `POST /journal/marks`. */
export const markRequestSchema = z.strictObject({
  text: z.string().trim().min(1).max(200),
});

export type JournalQuery = z.output<typeof journalQuerySchema>;
export type SeriesQuery = z.output<typeof seriesQuerySchema>;
export type MarkRequest = z.output<typeof markRequestSchema>;
