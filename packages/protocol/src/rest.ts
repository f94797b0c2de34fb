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
  state: oneOrMany(z.enum(BREAKER_STATES)).optional().describe('Only those in one of these states'),
  group: z.string().optional().describe('Only those of this group'),
});

const journalFilter = {
  breaker: oneOrMany(z.string().min(1).max(64)).optional().describe('Entries of these breakers only'),
  group: z
    .string()
    .min(1)
    .max(64)
    .optional()
    .describe('Entries of the breakers that are in this group now only'),
  kind: oneOrMany(z.enum(JOURNAL_KINDS)).optional().describe('Entries of these kinds only'),
  actor: z.string().min(1).max(200).optional().describe('What this person or program did only'),
  text: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe('Entries only that have each of these words, or part of a word; capitals do not matter'),
  from: integerText(0, Number.MAX_SAFE_INTEGER).optional().describe('Epoch ms, inclusive'),
  to: integerText(0, Number.MAX_SAFE_INTEGER).optional().describe('Epoch ms, inclusive'),
};

export const journalQuerySchema = z.strictObject({
  ...journalFilter,
  before: integerText(1, Number.MAX_SAFE_INTEGER).optional().describe('Entries with a smaller `seq` only'),
  limit: integerText(1, 1_000).default(100),
  format: z.enum(['json', 'csv']).default('json'),
});

export const journalExportQuerySchema = z.strictObject({
  ...journalFilter,
  format: z.enum(['json', 'csv']).default('json'),
});

export const seriesQuerySchema = z.strictObject({
  from: integerText(0, Number.MAX_SAFE_INTEGER).optional().describe('Epoch ms, inclusive'),
  to: integerText(0, Number.MAX_SAFE_INTEGER).optional().describe('Epoch ms, inclusive'),
  points: integerText(1, 1_000).default(300).describe('How many at most'),
});

export const recentRatesQuerySchema = z.strictObject({ points: integerText(2, 300).default(60) });

/** `POST /journal/marks`. */
export const markRequestSchema = z.strictObject({
  text: z.string().trim().min(1).max(200),
});

export type JournalQuery = z.output<typeof journalQuerySchema>;
export type JournalExportQuery = z.output<typeof journalExportQuerySchema>;
export type SeriesQuery = z.output<typeof seriesQuerySchema>;
export type MarkRequest = z.output<typeof markRequestSchema>;
