import { z } from 'zod';
import { breakerNameSchema } from './breaker-name.ts';
import { BREAKER_COMMANDS, OVERRIDE_COMMANDS } from './breaker-states.ts';
import { MOST_AT_ONCE } from './most-at-once.ts';
import type { StateView } from './breaker-view.ts';

const OVERRIDES: readonly string[] = OVERRIDE_COMMANDS;
const YEAR_SECONDS = 31_536_000;

const REASON_ERROR = { error: 'must be text of 3 to 500 characters that says why' };

/** Why, for whoever reads the journal. */
const reasonSchema = z.string(REASON_ERROR).trim().min(3, REASON_ERROR).max(500, REASON_ERROR);

const expectGeneration = z.number().int().min(0).optional();

const commandFields = {
  command: z.enum(BREAKER_COMMANDS),
  reason: reasonSchema,
  /** Seconds until an override ends by itself; null or left out: until reset. */
  expiresIn: z.number().min(1).max(YEAR_SECONDS).nullable().default(null),
  /** Refused with a conflict if the breaker has moved on from this generation. */
  expectGeneration,
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

const namedSchema = z.union(
  [breakerNameSchema, z.strictObject({ name: breakerNameSchema, expectGeneration })],
  { error: 'must be the name of a breaker, or { name, expectGeneration }' },
);

const targetFields = {
  breakers: z
    .array(namedSchema)
    .min(1)
    .max(MOST_AT_ONCE, {
      error: `at most ${MOST_AT_ONCE} at once; send the rest in a second command, or give a group`,
    })
    .optional()
    .describe(
      'Names, or `{ name, expectGeneration }` where one is to be refused if it has moved on; a name given twice counts once',
    ),
  group: z.string().min(1).optional().describe('Whoever is in it when the command is carried out'),
};

interface TargetInput {
  readonly breakers?: readonly NamedBreaker[] | undefined;
  readonly group?: string | undefined;
}

const eitherTarget = ({ breakers, group }: TargetInput): boolean =>
  (breakers === undefined) !== (group === undefined);
const TARGET_ERROR = { path: ['breakers'], error: 'give either `breakers` or `group`' };

/** `POST /commands`: one command for many, by name or by group. */
export const bulkCommandSchema = z
  .strictObject({ ...targetFields, ...commandFields })
  .refine(expiryFitsCommand, EXPIRY_ERROR)
  .refine(eitherTarget, TARGET_ERROR);

/** `POST /commands/impact`: what a command would do, without doing it. */
export const impactRequestSchema = z
  .strictObject({ ...targetFields, command: commandFields.command })
  .refine(eitherTarget, TARGET_ERROR);

/** `POST /journal/{seq}/undo`. */
export const undoRequestSchema = z.strictObject({
  reason: reasonSchema
    .optional()
    .describe('Left out: that it is an undo, of which command, and why that was given'),
});

/** The socket's `undo`. */
export const socketUndoSchema = z.strictObject({
  /** Of the command's entry in the journal. */
  seq: z.number().int().min(1),
  ...undoRequestSchema.shape,
});

/** `POST /commands/undo`: several at once, such as all of one command for many. */
export const bulkUndoSchema = z.strictObject({
  seqs: z
    .array(z.number().int().min(1))
    .min(1)
    .max(MOST_AT_ONCE)
    .describe('Of the commands’ entries in the journal'),
  ...undoRequestSchema.shape,
});

export type NamedBreaker = z.output<typeof namedSchema>;
export type CommandRequest = z.output<typeof commandRequestSchema>;
export type CommandRequestInput = z.input<typeof commandRequestSchema>;
export type SocketCommandInput = z.input<typeof socketCommandSchema>;
export type BulkCommand = z.output<typeof bulkCommandSchema>;
export type BulkCommandInput = z.input<typeof bulkCommandSchema>;
export type ImpactRequest = z.output<typeof impactRequestSchema>;
export type UndoRequest = z.output<typeof undoRequestSchema>;
export type BulkUndo = z.output<typeof bulkUndoSchema>;
export type SocketUndoInput = z.input<typeof socketUndoSchema>;

/** Of what was acknowledged: false: it is not on a disk, at least not yet, and would be lost with the server. */
export type Acknowledged<Value> = Value & { readonly durable: boolean };

export interface CommandResult {
  readonly breaker: string;
  readonly before: StateView;
  readonly after: StateView;
  /** `seq` of the journal entry that records it. */
  readonly seq: number;
  /** Whether an undo leads back to what was before. */
  readonly undoable: boolean;
  /** false: it is not on a disk, at least not yet, and would be lost with the server. */
  readonly durable: boolean;
}

/** `undone`: the number of the entry that was to be undone. */
export type BulkUndoResult =
  | ({ readonly ok: true; readonly undone: number } & CommandResult)
  | { readonly ok: false; readonly undone: number; readonly code: string; readonly message: string };

export type BulkCommandResult =
  | ({ readonly ok: true } & CommandResult)
  | { readonly ok: false; readonly breaker: string; readonly code: string; readonly message: string };
