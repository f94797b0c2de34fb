import type { FastifyInstance } from 'fastify';
import { checkHost, checkOrigin } from '../operators/request-guard.ts';
import { ProblemError } from '../problem-error.ts';
import { addressOf } from './identity-of.ts';
import type { HttpDeps } from './http-deps.ts';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
/** Asked by machines that know this server by whatever address they have. */
const PROBES = new Set(['/healthz', '/readyz']);

/** Who may ask at all: before a route is looked at or a body is read. */
export function guard(app: FastifyInstance, { access, listening, isStopping }: HttpDeps): void {
  app.decorateRequest('identity', null);
  app.addHook('onRequest', (request, _reply, done) => {
    if (PROBES.has(request.url)) return done();
    const place = listening();
    checkHost(request.headers, place);
    if (!SAFE_METHODS.has(request.method)) checkOrigin(request.headers, place.publicUrl);
    if (isStopping())
      throw new ProblemError('shutting-down', 'The server is stopping; try again when it is back.');
    const { api } = request.routeOptions.config;
    if (api && api.action !== 'anyone') {
      request.identity = access.identify({ headers: request.headers, address: addressOf(request) });
      access.require(request.identity.actor, api.action);
    }
    done();
  });
}
