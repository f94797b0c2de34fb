import {
  type JournalExportQuery,
  journalExportQuerySchema,
  type JournalPage,
  type JournalQuery,
  journalQuerySchema,
  markRequestSchema,
  wordsOf,
} from '@fuseboard/protocol';
import { journalPageSchema, markAnswerSchema } from '@fuseboard/protocol/answers';
import type { FastifyPluginAsync, FastifyRequest } from 'fastify';
import type { BreakerRegistry } from '../breakers/breaker-registry.ts';
import { pageOf, partsOf } from '../hub/journal-page.ts';
import type { JournalFilter } from '../journal-filter.ts';
import { parseRequest } from '../operators/parse-request.ts';
import { ProblemError } from '../problem-error.ts';
import { actorOf } from './identity-of.ts';
import { operation } from './api-operation.ts';
import { checkOrder } from './check-order.ts';
import type { HttpDeps } from './http-deps.ts';
import { CSV_HEAD, csvRow } from './journal-csv.ts';
import { exportFile } from './journal-export.ts';

const READ = operation({
  id: 'readJournal',
  tag: 'Journal',
  action: 'read-journal',
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
  problems: ['unknown-breaker', 'not-ready'],
});

const EXPORT = operation({
  id: 'exportJournal',
  tag: 'Journal',
  action: 'read-journal',
  summary: 'Everything that fits, as a file',
  description:
    'In one answer however many there are, newest first, up to the entry that was the newest when it was asked for.',
  query: journalExportQuerySchema,
  answers: {
    200: {
      description: 'The entries',
      json: journalPageSchema,
      text: { 'text/csv': 'With `format=csv`: the same entries as a table' },
    },
  },
  problems: ['unknown-breaker', 'not-ready'],
});

const MARK = operation({
  id: 'markJournal',
  tag: 'Journal',
  action: 'mark-journal',
  summary: 'Note something that happened elsewhere, such as a deploy',
  body: markRequestSchema,
  answers: { 201: { description: 'The entry', json: markAnswerSchema } },
});

/** Entries of an export that are read at a time. */
const PART = 500;

/** Everything that happened, and marks for what happened elsewhere. */
export const journalRoutes: FastifyPluginAsync<HttpDeps> = async (app, { hub, commands, registry }) => {
  app.get('/journal', { config: { api: READ } }, async (request, reply) => {
    const query: JournalQuery = parseRequest(READ.query, request.query);
    const { entries, next } = await pageOf(hub, filterOf(query, registry), query);
    if (next !== null) void reply.header('link', `<${olderPage(request, next)}>; rel="next"`);
    if (query.format === 'json') return { bootId: hub.bootId, entries, next } satisfies JournalPage;
    return reply
      .type('text/csv; charset=utf-8')
      .header('content-disposition', 'attachment; filename="journal.csv"')
      .send(CSV_HEAD + entries.map(csvRow).join(''));
  });

  app.get('/journal/export', { config: { api: EXPORT } }, async (request, reply) => {
    const query: JournalExportQuery = parseRequest(EXPORT.query, request.query);
    const parts = partsOf(hub, filterOf(query, registry), PART);
    const { type, name, body } = await exportFile(parts, { format: query.format, bootId: hub.bootId });
    return reply.type(type).header('content-disposition', `attachment; filename="${name}"`).send(body);
  });

  app.post('/journal/marks', { config: { api: MARK } }, (request, reply) => {
    const { text } = parseRequest(MARK.body, request.body);
    void reply.code(201);
    return commands.mark(text, actorOf(request).name);
  });
};

/** @throws ProblemError where no breaker is in the group, or the range ends before it begins */
function filterOf(query: JournalExportQuery, registry: BreakerRegistry): JournalFilter {
  checkOrder(query);
  const { breaker, group, kind, actor, text, from, to } = query;
  const members = group === undefined ? undefined : membersOf(group, registry);
  const breakers =
    members && breaker ? members.filter((name) => breaker.includes(name)) : (members ?? breaker);
  return { breakers, kinds: kind, actor, words: text === undefined ? undefined : wordsOf(text), from, to };
}

function membersOf(group: string, registry: BreakerRegistry): readonly string[] {
  const members = registry.all.filter(({ definition }) => definition.group === group);
  if (members.length === 0)
    throw new ProblemError('unknown-breaker', `No breaker is in the group "${group}".`);
  return members.map(({ name }) => name);
}

function olderPage(request: FastifyRequest, before: number): string {
  const url = new URL(request.url, 'http://path.only');
  url.searchParams.set('before', String(before));
  return `${url.pathname}${url.search}`;
}
