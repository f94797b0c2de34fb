import type { FastifyPluginAsync } from 'fastify';
import { ProblemError } from '../problem-error.ts';
import type { HttpDeps } from './http-deps.ts';
import { sendProblem } from './problem.ts';

/** For whoever keeps the process running: alive, and ready to serve. Open to everybody, so it tells no more than that. */
export const health: FastifyPluginAsync<Pick<HttpDeps, 'readiness'>> = async (app, { readiness }) => {
  app.addHook('onSend', async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
  });
  app.get('/healthz', () => ({ status: 'ok' }));
  app.get('/readyz', (_request, reply) => {
    const { ready, reasons } = readiness();
    if (ready) return { status: 'ready' };
    const problem = new ProblemError('not-ready', `Not ready: ${reasons.join(', ')}.`);
    return sendProblem(reply, problem, { reasons });
  });
};
