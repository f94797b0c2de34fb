import {
  type JournalPage,
  type JournalQuery,
  journalQuerySchema,
  markRequestSchema,
} from '@fuseboard/protocol';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { pageOf } from '../hub/journal-page.ts';
import { LOCAL_ACTOR } from '../operators/actor.ts';
import { parseRequest } from '../operators/parse-request.ts';
import type { HttpDeps } from './http-deps.ts';
import { toCsv } from './journal-csv.ts';

/** Everything that happened, and marks for what happened elsewhere. */
export const journalRoutes: FastifyPluginAsync<HttpDeps> = async (app, { hub, commands }) => {
  app.get('/journal', (request, reply) => {
    const query: JournalQuery = parseRequest(journalQuerySchema, request.query);
    const { entries, next } = pageOf(hub, query);
    if (next !== null) void reply.header('link', `<${olderPage(request, next)}>; rel="next"`);
    if (query.format === 'json') return { bootId: hub.bootId, entries, next } satisfies JournalPage;
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="journal.csv"')
      .send(toCsv(entries));
  });

  app.post('/journal/marks', (request, reply) => {
    const { text } = parseRequest(markRequestSchema, request.body);
    void reply.code(201);
    return commands.mark(text, LOCAL_ACTOR);
  });
};

function olderPage(request: FastifyRequest, before: number): string {
  const url = new URL(request.url, 'http://path.only');
  url.searchParams.set('before', String(before));
  return `${url.pathname}${url.search}`;
}
