import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { breakerRoutes } from './breakers.ts';
import { commandRoutes } from './commands.ts';
import { demoRoutes } from './demo.ts';
import { guard } from './guard.ts';
import { health } from './health.ts';
import type { HttpDeps } from './http-deps.ts';
import { journalRoutes } from './journal.ts';
import { jsonBodies } from './json-bodies.ts';
import { metrics } from './metrics.ts';
import { asProblem, sendProblem } from './problem.ts';
import { answerMalformedHttp, problems } from './problems.ts';
import { rejectOtherMethods } from './reject-other-methods.ts';
import { securityHeaders } from './security-headers.ts';
import { seriesRoutes } from './series.ts';
import { webPage } from './web-page.ts';

const BODY_LIMIT = 64 * 1024;
const REQUEST_TIMEOUT_MS = 30_000;

/** The HTTP door: the API below `/api/v1`, the probes, and the dashboard. */
export async function createApp(deps: HttpDeps, logger: FastifyBaseLogger): Promise<FastifyInstance> {
  const app = Fastify({
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: BODY_LIMIT,
    requestTimeout: REQUEST_TIMEOUT_MS,
    return503OnClosing: false, // the guard says it, as a problem
    frameworkErrors: (error, _request, reply) => void sendProblem(reply, asProblem(error)),
    clientErrorHandler: answerMalformedHttp,
  });
  jsonBodies(app);
  problems(app);
  await securityHeaders(app);
  guard(app, deps);
  const rejectOthers = rejectOtherMethods(app);
  await app.register(health, deps);
  await app.register(metrics, deps);
  for (const routes of [breakerRoutes, commandRoutes, journalRoutes, seriesRoutes, demoRoutes]) {
    await app.register(routes, { ...deps, prefix: '/api/v1' });
  }
  rejectOthers();
  await webPage(app, deps);
  return app;
}
