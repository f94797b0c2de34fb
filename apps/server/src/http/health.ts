import type { FastifyPluginAsync } from 'fastify';
import { ProblemError } from '../problem-error.ts';
import { operation } from './api-operation.ts';
import { healthSchema, readySchema, unreadySchema } from './api-schemas.ts';
import type { HttpDeps } from './http-deps.ts';
import { sendProblem } from './problem.ts';

const ALIVE = operation({
  id: 'health',
  tag: 'Operations',
  action: 'anyone',
  open: true,
  summary: 'Whether the process answers',
  answers: { 200: { description: 'It does', json: healthSchema } },
});

const READY = operation({
  id: 'readiness',
  tag: 'Operations',
  action: 'anyone',
  open: true,
  summary: 'Whether the server is ready to serve',
  answers: {
    200: { description: 'It is', json: readySchema },
    503: { description: 'It is not: `not-ready`, with the reasons', json: unreadySchema },
  },
});

/** For whoever keeps the process running: alive, and ready to serve. Open to everybody, so it tells no more than that. */
export const health: FastifyPluginAsync<Pick<HttpDeps, 'readiness'>> = async (app, { readiness }) => {
  app.addHook('onSend', async (_request, reply) => {
    void reply.header('cache-control', 'no-store');
  });
  app.get('/healthz', { config: { api: ALIVE } }, () => ({ status: 'ok' }));
  app.get('/readyz', { config: { api: READY } }, (_request, reply) => {
    const { ready, reasons } = readiness();
    if (ready) return { status: 'ready' };
    const problem = new ProblemError('not-ready', `Not ready: ${reasons.join(', ')}.`);
    return sendProblem(reply, problem, { reasons });
  });
};
