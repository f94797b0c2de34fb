import {
  type JournalPage,
  type JournalQuery,
  journalQuerySchema,
  markRequestSchema,
} from '@fuseboard/protocol';
import { journalPageSchema, markAnswerSchema } from '@fuseboard/protocol/answers';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import { pageOf } from '../hub/journal-page.ts';
import { LOCAL_ACTOR } from '../operators/actor.ts';
import { parseRequest } from '../operators/parse-request.ts';
import { operation } from './api-operation.ts';
import type { HttpDeps } from './http-deps.ts';
import { toCsv } from './journal-csv.ts';

const READ = operation({
  id: 'readJournal',
  tag: 'Journal',
  summary: 'Everything that happened, newest first',
  description: 'A `Link` header with `rel="next"` leads to the next page.',
  query: journalQuerySchema,
  answers: {
    200: {
      description: 'A page of the journal',
      json: journalPageSchema,
      text: { 'text/csv': 'With `format=csv`: the same entries as a table' },
    },
  },
});

const MARK = operation({
  id: 'markJournal',
  tag: 'Journal',
  summary: 'Note something that happened elsewhere, such as a deploy',
  body: markRequestSchema,
  answers: { 201: { description: 'The entry', json: markAnswerSchema } },
});

/** Everything that happened, and marks for what happened elsewhere. */
export const journalRoutes: FastifyPluginAsync<HttpDeps> = async (app, { hub, commands }) => {
  app.get('/journal', { config: { api: READ } }, (request, reply) => {
    const query: JournalQuery = parseRequest(READ.query, request.query);
    const { entries, next } = pageOf(hub, query);
    if (next !== null) void reply.header('link', `<${olderPage(request, next)}>; rel="next"`);
    if (query.format === 'json') return { bootId: hub.bootId, entries, next } satisfies JournalPage;
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="journal.csv"')
      .send(toCsv(entries));
  });

  app.post('/journal/marks', { config: { api: MARK } }, (request, reply) => {
    const { text } = parseRequest(MARK.body, request.body);
    void reply.code(201);
    return commands.mark(text, LOCAL_ACTOR);
  });
};

function olderPage(request: FastifyRequest, before: number): string {
  const url = new URL(request.url, 'http://path.only');
  url.searchParams.set('before', String(before));
  return `${url.pathname}${url.search}`;
}
