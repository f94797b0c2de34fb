import type { FastifyPluginAsync } from 'fastify';
import { apiDocsPage } from './api-docs-page.ts';
import { API_DOCS_STYLE } from './api-docs-style.ts';
import type { OpenApiDeps } from './openapi.ts';

/** It tells of the program, and nothing of what this server does. */
const FOR_ANYONE = { config: { action: 'anyone' } } as const;

/** The description of the API, for people: plain pages that the site's policy lets through as they are. */
export const apiDocs: FastifyPluginAsync<OpenApiDeps> = async (app, { document }) => {
  app.addHook('onSend', async (_request, reply) => {
    void reply.header('cache-control', 'no-cache');
  });
  app.get('/api/docs', FOR_ANYONE, (_request, reply) =>
    reply.type('text/html; charset=utf-8').send(apiDocsPage(document())),
  );
  app.get('/api/docs/style.css', FOR_ANYONE, (_request, reply) =>
    reply.type('text/css; charset=utf-8').send(API_DOCS_STYLE),
  );
};
