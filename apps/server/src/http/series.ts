import { recentRatesQuerySchema, seriesQuerySchema } from '@fuseboard/protocol';
import { recentRatesSchema, seriesSchema } from '@fuseboard/protocol/answers';
import type { FastifyPluginAsync } from 'fastify';
import { parseRequest } from '../operators/parse-request.ts';
import { operation } from './api-operation.ts';
import { breakerOf, type Named } from './breaker-param.ts';
import { checkOrder } from './check-order.ts';
import type { HttpDeps } from './http-deps.ts';

const SERIES = operation({
  id: 'readSeries',
  tag: 'Series',
  action: 'read-board',
  summary: 'Calls, rates, percentiles and states of a breaker over time',
  description:
    'Counts are of each span; a percentile is the largest that was read within it. A span during which the server did not run is left out, one without calls is not.',
  params: { name: 'The name of a breaker' },
  query: seriesQuerySchema,
  answers: { 200: { description: 'The series', json: seriesSchema } },
  problems: ['unknown-breaker'],
});

const RECENT = operation({
  id: 'readRecentRates',
  tag: 'Series',
  action: 'read-board',
  summary: 'Failure rates of every breaker over the last minutes',
  query: recentRatesQuerySchema,
  answers: { 200: { description: 'The rates', json: recentRatesSchema } },
});

/** What charts begin with. */
export const seriesRoutes: FastifyPluginAsync<HttpDeps> = async (app, { registry, hub }) => {
  app.get<Named>('/breakers/:name/series', { config: { api: SERIES } }, (request) => {
    const managed = breakerOf(registry, request);
    const query = parseRequest(SERIES.query, request.query);
    checkOrder(query);
    return hub.history.series(managed, query);
  });

  app.get('/series/recent', { config: { api: RECENT } }, (request) =>
    hub.history.recent(parseRequest(RECENT.query, request.query).points),
  );
};
