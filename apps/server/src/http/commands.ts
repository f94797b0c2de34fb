import { bulkCommandSchema, commandRequestSchema } from '@fuseboard/protocol';
import { bulkCommandAnswerSchema, commandResultSchema } from '@fuseboard/protocol/answers';
import type { FastifyPluginAsync } from 'fastify';
import { LOCAL_ACTOR } from '../operators/actor.ts';
import { parseRequest } from '../operators/parse-request.ts';
import { operation } from './api-operation.ts';
import { breakerOf, type Named } from './breaker-param.ts';
import type { HttpDeps } from './http-deps.ts';

const ONE = operation({
  id: 'commandBreaker',
  tag: 'Commands',
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
  summary: 'The same command for many breakers, by name or by group',
  description: 'Give either `breakers` or `group`. One that is refused does not keep the others from it.',
  body: bulkCommandSchema,
  answers: { 200: { description: 'What became of each', json: bulkCommandAnswerSchema } },
  problems: ['missing-reason'],
});

/** An operator acts on one breaker or on many. */
export const commandRoutes: FastifyPluginAsync<HttpDeps> = async (app, { registry, commands }) => {
  app.post<Named>('/breakers/:name/commands', { config: { api: ONE } }, (request) => {
    const { name } = breakerOf(registry, request);
    return commands.execute(name, parseRequest(ONE.body, request.body), LOCAL_ACTOR);
  });

  app.post('/commands', { config: { api: MANY } }, (request) => ({
    results: commands.executeMany(parseRequest(MANY.body, request.body), LOCAL_ACTOR),
  }));
};
