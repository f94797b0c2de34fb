import { z } from 'zod';
import { breakerDefinitionSchema } from '../breaker-definition.ts';
import { DEFINITION_EVENTS, DEFINITION_SOURCES, type DefinitionChange } from '../definition-change.ts';
import type {
  Configured,
  DefinitionCheck,
  DefinitionList,
  DefinitionResult,
  DefinitionVersions,
} from '../definition-version.ts';
import { answerOf } from './answer-of.ts';
import { count, epochMs } from './cause-answer.ts';
import { durable } from './durable.ts';

export const definitionEventSchema = z.enum(DEFINITION_EVENTS);

export const definitionChangeSchema = answerOf<DefinitionChange>()(
  z
    .object({
      path: z.string().describe('Such as `breaker.failureRateThreshold`'),
      before: z.unknown(),
      after: z.unknown(),
      hidden: z.boolean().describe('What changed is a secret, and both sides only show that there is one'),
    })
    .describe('A value that is another than before, as JSON; null where there was or is none'),
);

const changes = z.array(definitionChangeSchema);

const configured = {
  version: count.describe('Grows by one with every change of the definition'),
  source: z.enum(DEFINITION_SOURCES).describe('Where the breaker comes from'),
  edited: z.boolean().describe('An operator changed it, and since then the file has not'),
  at: epochMs,
  actor: z.string(),
};
export const configuredSchema = answerOf<Configured>()(z.object(configured));

const summarySchema = z.object({
  ...configured,
  name: z.string(),
  group: z.string().nullable(),
  endpoint: z.string().describe('Where it goes, without secrets'),
  rate: z.number().nullable().describe('Calls per second the server makes itself'),
});

export const definitionListSchema = answerOf<DefinitionList>()(
  z.object({
    definitions: z.array(summarySchema),
    removed: z.array(summarySchema).describe('Those that can be brought back, as they last were'),
    config: z.object({
      file: z.string().nullable(),
      readAt: epochMs.describe('When the one in force was read'),
      problems: z
        .array(z.object({ line: count, column: count, path: z.string(), message: z.string() }))
        .describe('Why a later text was refused'),
      needsRestart: z.array(z.string()).describe('Keys that were changed and are only read at the start'),
    }),
  }),
);

const hiddenDefinition = breakerDefinitionSchema
  .nullable()
  .describe('Its secrets are hidden; null: it was removed');

export const definitionVersionsSchema = answerOf<DefinitionVersions>()(
  z.object({
    breaker: z.string(),
    versions: z
      .array(
        z.object({
          version: count,
          at: epochMs,
          actor: z.string(),
          event: definitionEventSchema,
          restored: count.nullable().describe('The version that was brought back'),
          definition: hiddenDefinition,
          changes: changes.describe('From the version before it'),
        }),
      )
      .describe('Newest first'),
  }),
);

export const definitionResultSchema = answerOf<DefinitionResult>()(
  z.object({
    breaker: z.string(),
    version: count,
    changes: changes.describe('Empty: it was so already, and nothing was done'),
    definition: hiddenDefinition,
    seq: count.nullable().describe('Of the journal entry that records it'),
    durable,
  }),
);

export const definitionCheckSchema = answerOf<DefinitionCheck>()(
  z.object({
    problems: z
      .array(z.object({ path: z.string(), message: z.string() }))
      .describe('Empty: it could be saved'),
    changes,
  }),
);
