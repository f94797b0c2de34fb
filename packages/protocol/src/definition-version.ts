import { z } from 'zod';
import type { BreakerDefinition } from './breaker-definition.ts';
import { breakerNameSchema } from './breaker-name.ts';
import type { DefinitionChange, DefinitionEvent, DefinitionSource } from './definition-change.ts';
import type { ProblemPath } from './problem.ts';

/** Which definition of a breaker is in force, and since when. */
export interface Configured {
  /** Grows by one with every change; a breaker that is gone and comes back goes on counting. */
  readonly version: number;
  readonly source: DefinitionSource;
  /** An operator changed it, and since then the file has not. */
  readonly edited: boolean;
  /** Epoch ms. */
  readonly at: number;
  readonly actor: string;
}

/** A breaker in the list of what is configured. */
export interface DefinitionSummary extends Configured {
  readonly name: string;
  readonly group: string | null;
  /** Where it goes, for people, without secrets. */
  readonly endpoint: string;
  /** Calls per second the server makes itself; null: none. */
  readonly rate: number | null;
}

/** The configuration file as it was last read. */
export interface ConfigFileState {
  /** null: there is none. */
  readonly file: string | null;
  /** Epoch ms when the one in force was read. */
  readonly readAt: number;
  /** Why a later text was refused; empty: it was not. The line is 0 where the file as a whole is meant. */
  readonly problems: readonly ConfigFileProblem[];
  /** Keys that were changed and are only read at the start. */
  readonly needsRestart: readonly string[];
}

export interface ConfigFileProblem extends ProblemPath {
  readonly line: number;
  readonly column: number;
}

/** `GET /definitions`. */
export interface DefinitionList {
  readonly definitions: readonly DefinitionSummary[];
  /** Those that were removed and can be brought back, with how they last were. */
  readonly removed: readonly DefinitionSummary[];
  readonly config: ConfigFileState;
}

/** `GET /breakers/{name}/versions`: newest first. */
export interface DefinitionVersions {
  readonly breaker: string;
  readonly versions: readonly DefinitionVersion[];
}

export interface DefinitionVersion {
  readonly version: number;
  /** Epoch ms. */
  readonly at: number;
  readonly actor: string;
  readonly event: DefinitionEvent;
  /** The version that was brought back with it; null: none was. */
  readonly restored: number | null;
  /** Secrets are hidden; null: it was removed. */
  readonly definition: BreakerDefinition | null;
  /** From the version before it. */
  readonly changes: readonly DefinitionChange[];
}

/** What became of a change. */
export interface DefinitionResult {
  readonly breaker: string;
  readonly version: number;
  /** Empty: it was so already, and nothing was done. */
  readonly changes: readonly DefinitionChange[];
  /** Secrets are hidden; null: it is removed. */
  readonly definition: BreakerDefinition | null;
  /** Of the journal entry that records it; null: nothing was done. */
  readonly seq: number | null;
  readonly durable: boolean;
}

/** What a change would do, without doing it. */
export interface DefinitionCheck {
  /** Empty: it could be saved. */
  readonly problems: readonly ProblemPath[];
  readonly changes: readonly DefinitionChange[];
}

const expectVersion = z.coerce
  .number()
  .int()
  .min(0)
  .optional()
  .describe('Refused with `version-moved` unless this version is in force');
const reason = z.string().trim().min(3).max(500).optional().describe('Why, for whoever reads the journal');

export const addQuerySchema = z.strictObject({ reason });
export const changeQuerySchema = z.strictObject({ expectVersion, reason });

/** JSON Merge Patch (RFC 7396); an object whose `type` is another one is replaced as a whole. */
export const definitionPatchSchema = z.looseObject({});

/** `POST /definitions/check`. */
export const checkRequestSchema = z.strictObject({
  /** The one to be changed; null or left out: a new one. */
  breaker: breakerNameSchema.nullable().default(null),
  /** The definition of a new one, or a patch. */
  definition: z.looseObject({}),
});
