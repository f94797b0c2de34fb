import type { FastifyPluginAsync } from 'fastify';
import { ProblemError } from '../problem-error.ts';
import type { HttpDeps } from './http-deps.ts';

/** For whoever keeps the process running: alive, and ready to serve. */
export const health: FastifyPluginAsync<HttpDeps> = async (app, { isStopping }) => {
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', () => {
    if (isStopping()) throw new ProblemError('shutting-down', 'The server is stopping.');
    return { status: 'ready' };
  });
};
