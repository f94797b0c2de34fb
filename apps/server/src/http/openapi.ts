import type { FastifyPluginAsync } from 'fastify';
import type { OpenApiDocument } from './openapi-document.ts';

export interface OpenApiDeps {
  readonly document: () => OpenApiDocument;
}

/** The description of the API, for programs. */
export const openApi: FastifyPluginAsync<OpenApiDeps> = async (app, { document }) => {
  app.get('/openapi.json', { config: { action: 'anyone' } }, (_request, reply) => {
    void reply.header('cache-control', 'no-cache');
    return document();
  });
};
