import { recentRatesQuerySchema, type SeriesQuery, seriesQuerySchema } from '@fuseboard/protocol';
import type { FastifyPluginAsync } from 'fastify';
import { parseRequest } from '../operators/parse-request.ts';
import { ProblemError } from '../problem-error.ts';
import { breakerOf, type Named } from './breaker-param.ts';
import type { HttpDeps } from './http-deps.ts';

/** What charts begin with. */
export const seriesRoutes: FastifyPluginAsync<HttpDeps> = async (app, { registry, hub }) => {
  app.get<Named>('/breakers/:name/series', (request) => {
    const managed = breakerOf(registry, request);
    const query = parseRequest(seriesQuerySchema, request.query);
    checkOrder(query);
    return hub.history.series(managed, query);
  });

  app.get('/series/recent', (request) =>
    hub.history.recent(parseRequest(recentRatesQuerySchema, request.query).points),
  );
};

function checkOrder({ from, to }: SeriesQuery): void {
  if (from === undefined || to === undefined || from <= to) return;
  const message = 'must not be after `to`';
  throw new ProblemError('invalid-request', `from: ${message}`, [{ path: 'from', message }]);
}
