import { bulkCommandSchema, commandRequestSchema } from '@fuseboard/protocol';
import type { FastifyPluginAsync } from 'fastify';
import { LOCAL_ACTOR } from '../operators/actor.ts';
import { parseRequest } from '../operators/parse-request.ts';
import { breakerOf, type Named } from './breaker-param.ts';
import type { HttpDeps } from './http-deps.ts';

/** An operator acts on one breaker or on many. */
export const commandRoutes: FastifyPluginAsync<HttpDeps> = async (app, { registry, commands }) => {
  app.post<Named>('/breakers/:name/commands', (request) => {
    const { name } = breakerOf(registry, request);
    return commands.execute(name, parseRequest(commandRequestSchema, request.body), LOCAL_ACTOR);
  });

  app.post('/commands', (request) => ({
    results: commands.executeMany(parseRequest(bulkCommandSchema, request.body), LOCAL_ACTOR),
  }));
};
