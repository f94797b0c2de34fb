import {
  bulkCommandSchema,
  bulkUndoSchema,
  commandRequestSchema,
  impactRequestSchema,
  undoRequestSchema,
} from '@fuseboard/protocol';
import {
  bulkCommandAnswerSchema,
  bulkUndoAnswerSchema,
  commandImpactSchema,
  commandResultSchema,
} from '@fuseboard/protocol/answers';
import type { FastifyPluginAsync } from 'fastify';
import { z } from 'zod';
import { parseRequest } from '../operators/parse-request.ts';
import { actorOf } from './identity-of.ts';
import { operation } from './api-operation.ts';
import { breakerOf, type Named } from './breaker-param.ts';
import type { HttpDeps } from './http-deps.ts';

const ONE = operation({
  id: 'commandBreaker',
  tag: 'Commands',
  action: 'command-breakers',
  summary: 'Force open, disable, watch only, trip, probe or reset a breaker',
  description:
    'What it did, or why it was refused, is in the journal. Only `force-open`, `disable` and `metrics-only` can expire.',
  params: { name: 'The name of a breaker' },
  body: commandRequestSchema,
  answers: { 200: { description: 'It was done', json: commandResultSchema } },
  problems: ['missing-reason', 'unknown-breaker', 'illegal-transition', 'generation-moved'],
});

const MANY = operation({
  id: 'commandMany',
  tag: 'Commands',
  action: 'command-breakers',
  summary: 'The same command for many breakers, by name or by group',
  description:
    'Give either `breakers` or `group`. One that is refused does not keep the others from it. A group is whoever is in it when the ' +
    'command is carried out; the results tell who that was.',
  body: bulkCommandSchema,
  answers: { 200: { description: 'What became of each', json: bulkCommandAnswerSchema } },
  problems: ['missing-reason', 'unknown-breaker'],
});

const IMPACT = operation({
  id: 'commandImpact',
  tag: 'Commands',
  action: 'read-board',
  summary: 'What a command would do to the calls, without doing it',
  description:
    'By the calls of the last five seconds. Only says what would be: nothing changes, and nothing is written into the journal.',
  body: impactRequestSchema,
  answers: { 200: { description: 'What it would do to each, and in all', json: commandImpactSchema } },
  problems: ['unknown-breaker'],
});

const UNDO = operation({
  id: 'undoCommand',
  tag: 'Commands',
  action: 'command-breakers',
  summary: 'Take a command back',
  description:
    'Leads back to how the breaker stood before: an override comes back for the time it had left, an open breaker begins its wait anew, ' +
    'a cleared window stays empty. For an hour, once, and only while the breaker has not moved since. It is a command of its own in the ' +
    'journal, with the one it takes back in `undoes`.',
  params: { seq: 'The number of the command’s entry in the journal' },
  body: undoRequestSchema,
  answers: { 200: { description: 'It was taken back', json: commandResultSchema } },
  problems: [
    'missing-reason',
    'unknown-entry',
    'unknown-breaker',
    'not-undoable',
    'already-undone',
    'undo-too-late',
    'generation-moved',
  ],
});

const UNDO_MANY = operation({
  id: 'undoMany',
  tag: 'Commands',
  action: 'command-breakers',
  summary: 'Take several commands back, such as all of one command for many',
  description: 'As `undoCommand`, each on its own: one that is refused does not keep the others from it.',
  body: bulkUndoSchema,
  answers: { 200: { description: 'What became of each', json: bulkUndoAnswerSchema } },
  problems: ['missing-reason'],
});

const seqSchema = z.strictObject({
  seq: z
    .string()
    .regex(/^[1-9]\d{0,14}$/, { error: 'must be the number of a journal entry, of at least 1' })
    .transform(Number),
});

/** An operator acts on one breaker or on many. */
export const commandRoutes: FastifyPluginAsync<HttpDeps> = async (app, { registry, commands }) => {
  app.post<Named>('/breakers/:name/commands', { config: { api: ONE } }, (request) => {
    const { name } = breakerOf(registry, request);
    return commands.execute(name, parseRequest(ONE.body, request.body), actorOf(request).name);
  });

  app.post('/commands', { config: { api: MANY } }, (request) => ({
    results: commands.executeMany(parseRequest(MANY.body, request.body), actorOf(request).name),
  }));

  app.post('/commands/impact', { config: { api: IMPACT } }, (request) =>
    commands.impact(parseRequest(IMPACT.body, request.body)),
  );

  app.post('/commands/undo', { config: { api: UNDO_MANY } }, (request) => ({
    results: commands.undoMany(parseRequest(UNDO_MANY.body, request.body), actorOf(request).name),
  }));

  app.post<{ Params: { seq: string } }>('/journal/:seq/undo', { config: { api: UNDO } }, (request) => {
    const undo = parseRequest(UNDO.body, request.body ?? {}); // it has nothing that must be said
    const { seq } = parseRequest(seqSchema, request.params);
    return commands.undo(seq, undo, actorOf(request).name);
  });
};
