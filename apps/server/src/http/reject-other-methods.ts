import type { FastifyInstance } from 'fastify';
import { ProblemError } from '../problem-error.ts';

/** Gathers the routes added from here on; the function it returns answers 405 to their other methods. */
export function rejectOtherMethods(app: FastifyInstance): () => void {
  const known = new Map<string, Set<string>>();
  app.addHook('onRoute', ({ url, method }) => {
    const methods = known.get(url) ?? new Set();
    for (const one of Array.isArray(method) ? method : [method]) methods.add(one);
    known.set(url, methods);
  });
  return () => {
    const routes = Array.from(known); // a list of its own: what is added here is gathered, too
    for (const [url, methods] of routes) addRejection(app, url, [...methods]);
  };
}

function addRejection(app: FastifyInstance, url: string, allowed: readonly string[]): void {
  const allow = allowed.toSorted().join(', ');
  app.route({
    url,
    config: { api: null },
    method: app.supportedMethods.filter((method) => !allowed.includes(method)),
    // Before the body is read: its type does not matter.
    onRequest: (request, reply) => {
      void reply.header('allow', allow);
      throw new ProblemError(
        'method-not-allowed',
        `${request.method} is not for this path; it takes ${allow}.`,
      );
    },
    handler: () => undefined,
  });
}
