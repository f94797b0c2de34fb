import { z } from 'zod';
import { breakerNameSchema } from './breaker-name.ts';
import { BREAKER_COMMANDS, OVERRIDE_COMMANDS } from './breaker-states.ts';
import type { StateView } from './breaker-view.ts';

const OVERRIDES: readonly string[] = OVERRIDE_COMMANDS;
const YEAR_SECONDS = 31_536_000;

const commandFields = {
  command: z.enum(BREAKER_COMMANDS),
  /** Why, for whoever reads the journal. */
  reason: z
    .string({ error: 'must be text of 3 to 500 characters that says why' })
    .trim()
    .min(3, { error: 'must be text of 3 to 500 characters that says why' })
    .max(500, { error: 'must be text of 3 to 500 characters that says why' }),
  /** Seconds until an override ends by itself; null or left out: until reset. */
  expiresIn: z.number().min(1).max(YEAR_SECONDS).nullable().default(null),
  /** Refused with a conflict if the breaker has moved on from this generation. */
  expectGeneration: z.number().int().min(0).optional(),
};

const expiryFitsCommand = (value: { command: string; expiresIn: number | null }): boolean =>
  value.expiresIn === null || OVERRIDES.includes(value.command);
const EXPIRY_ERROR = {
  path: ['expiresIn'],
  error: 'only force-open, disable and metrics-only can expire; leave it out here',
};

/** `POST /breakers/{name}/commands`. */
export const commandRequestSchema = z.strictObject(commandFields).refine(expiryFitsCommand, EXPIRY_ERROR);

/** The socket's `command`: the same, with the breaker's name beside it. */
export const socketCommandSchema = z
  .strictObject({ breaker: breakerNameSchema, ...commandFields })
  .refine(expiryFitsCommand, EXPIRY_ERROR);

/** `POST /commands`: one command for many, by name or by group. */
export const bulkCommandSchema = z
  .strictObject({
    breakers: z.array(breakerNameSchema).min(1).max(10_000).optional(),
    group: z.string().min(1).optional(),
    ...commandFields,
  })
  .refine(expiryFitsCommand, EXPIRY_ERROR)
  .refine((value) => (value.breakers === undefined) !== (value.group === undefined), {
    path: ['breakers'],
    error: 'give either `breakers` or `group`',
  });

export type CommandRequest = z.output<typeof commandRequestSchema>;
export type CommandRequestInput = z.input<typeof commandRequestSchema>;
export type SocketCommandInput = z.input<typeof socketCommandSchema>;
export type BulkCommand = z.output<typeof bulkCommandSchema>;

/** Of what was acknowledged: false: it is not on a disk, at least not yet, and would be lost with the server. */
export type Acknowledged<Value> = Value & { readonly durable: boolean };

export interface CommandResult {
  readonly breaker: string;
  readonly before: StateView;
  readonly after: StateView;
  /** `seq` of the journal entry that records it. */
  readonly seq: number;
  /** false: it is not on a disk, at least not yet, and would be lost with the server. */
  readonly durable: boolean;
}

export type BulkCommandResult =
  | ({ readonly ok: true } & CommandResult)
  | { readonly ok: false; readonly breaker: string; readonly code: string; readonly message: string };
