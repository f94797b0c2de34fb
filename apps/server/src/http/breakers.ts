import { type BreakerList, breakerListQuerySchema } from '@fuseboard/protocol';
import type { FastifyPluginAsync } from 'fastify';
import { parseRequest } from '../operators/parse-request.ts';
import { breakerDetail } from './breaker-detail.ts';
import { breakerOf, type Named } from './breaker-param.ts';
import type { HttpDeps } from './http-deps.ts';

/** What the breakers are and how they stand. */
export const breakerRoutes: FastifyPluginAsync<HttpDeps> = async (app, { registry, hub }) => {
  app.get('/breakers', (request): BreakerList => {
    const { state, group } = parseRequest(breakerListQuerySchema, request.query);
    const wanted = registry.all.filter(
      (managed) =>
        (group === undefined || managed.definition.group === group) &&
        (state === undefined || state.includes(hub.views.state(managed).state)),
    );
    return {
      breakers: wanted.map((managed) => hub.views.view(managed)),
      seq: hub.journal.lastSeq,
      bootId: hub.bootId,
      serverTime: hub.epoch.now(),
    };
  });

  app.get<Named>('/breakers/:name', (request) => {
    const managed = breakerOf(registry, request);
    const { views } = hub;
    return breakerDetail(managed, { view: views.view(managed), explanation: views.explanation(managed) });
  });
};
