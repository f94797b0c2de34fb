import { type BreakerList, breakerListQuerySchema } from '@fuseboard/protocol';
import { breakerDetailSchema, breakerListSchema } from '@fuseboard/protocol/answers';
import type { FastifyPluginAsync } from 'fastify';
import { parseRequest } from '../operators/parse-request.ts';
import { operation } from './api-operation.ts';
import { breakerDetail } from './breaker-detail.ts';
import { breakerOf, type Named } from './breaker-param.ts';
import type { HttpDeps } from './http-deps.ts';

const LIST = operation({
  id: 'listBreakers',
  tag: 'Breakers',
  action: 'read-board',
  summary: 'Every breaker, or those of a state or a group',
  query: breakerListQuerySchema,
  answers: { 200: { description: 'The breakers as they stand', json: breakerListSchema } },
});

const SHOW = operation({
  id: 'showBreaker',
  tag: 'Breakers',
  action: 'read-board',
  summary: 'One breaker, how it is defined, and why it is in its state',
  params: { name: 'The name of a breaker' },
  answers: { 200: { description: 'The breaker', json: breakerDetailSchema } },
  problems: ['unknown-breaker'],
});

/** What the breakers are and how they stand. */
export const breakerRoutes: FastifyPluginAsync<HttpDeps> = async (app, { registry, hub, definitions }) => {
  app.get('/breakers', { config: { api: LIST } }, (request): BreakerList => {
    const { state, group } = parseRequest(LIST.query, request.query);
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

  app.get<Named>('/breakers/:name', { config: { api: SHOW } }, (request) => {
    const managed = breakerOf(registry, request);
    const { views } = hub;
    return breakerDetail(managed, {
      view: views.view(managed),
      explanation: views.explanation(managed),
      configured: definitions.configured(managed.name),
    });
  });
};
