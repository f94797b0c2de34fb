import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController } from 'fastify';
import { readVersion } from '../read-version.ts';
import { apiDocs } from './api-docs.ts';
import { collectRoutes } from './api-operation.ts';
import { breakerRoutes } from './breakers.ts';
import { commandRoutes } from './commands.ts';
import { definitionRoutes } from './definitions.ts';
import { demoRoutes } from './demo.ts';
import { guard } from './guard.ts';
import { health } from './health.ts';
import type { HttpDeps } from './http-deps.ts';
import { journalRoutes } from './journal.ts';
import { jsonBodies } from './json-bodies.ts';
import { metrics } from './metrics.ts';
import { openApi } from './openapi.ts';
import { openApiDocument } from './openapi-document.ts';
import { asProblem, sendProblem } from './problem.ts';
import { answerMalformedHttp, problems } from './problems.ts';
import { rejectOtherMethods } from './reject-other-methods.ts';
import { securityHeaders } from './security-headers.ts';
import { seriesRoutes } from './series.ts';
import { sessionRoutes } from './session.ts';
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
  const routes = collectRoutes(app);
  const document = once(() => openApiDocument(routes, readVersion()));
  await app.register(health, deps);
  await app.register(metrics, deps);
  for (const plugin of [
    breakerRoutes,
    commandRoutes,
    definitionRoutes,
    journalRoutes,
    seriesRoutes,
    demoRoutes,
    sessionRoutes,
  ]) {
    await app.register(plugin, { ...deps, prefix: '/api/v1' });
  }
  await app.register(openApi, { document });
  await app.register(apiDocs, { document });
  rejectOthers();
  await webPage(app, deps);
  return app;
}

/** Made when first asked for: by then every route is there. */
function once<Made>(make: () => Made): () => Made {
  let made: { readonly value: Made } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
