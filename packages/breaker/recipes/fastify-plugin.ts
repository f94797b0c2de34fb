import {
  BulkheadFullError,
  CallNotPermittedError,
  CallTimeoutError,
  type CircuitBreaker,
} from '@fuseboard/breaker';
import type { FastifyPluginAsync, FastifyReply } from 'fastify';

declare module 'fastify' {
  interface FastifyInstance {
    stock: CircuitBreaker;
  }
}

export interface StockOptions {
  readonly url: string;
  readonly breaker: CircuitBreaker;
}

/** Encapsulated: the decorator and the error handler are those of these routes, and no others'. */
export const stockRoutes: FastifyPluginAsync<StockOptions> = async (app, { url, breaker }) => {
  app.decorate('stock', breaker);
  app.addHook('onClose', async () => breaker.dispose());

  app.setErrorHandler((error, _request, reply) => {
    if (CallNotPermittedError.is(error)) return unavailable(reply, error.retryAfterMs);
    if (BulkheadFullError.is(error)) return unavailable(reply, null);
    if (CallTimeoutError.is(error)) return reply.code(504).send({ error: 'timeout' });
    throw error; // to the handler around this one
  });

  app.get<{ Params: { item: string } }>('/stock/:item', async (request, reply) => {
    const { status, body } = await app.stock.execute(
      async ({ signal }) => {
        const upstream = await fetch(`${url}/${request.params.item}`, { signal });
        if (upstream.status >= 500) throw new Error(`stock answered ${upstream.status}`);
        return { status: upstream.status, body: await upstream.text() };
      },
      { signal: request.signal }, // a client that has gone away needs no answer, and counts as nothing
    );
    return reply.code(status).send(body);
  });

  // 200 with an open breaker too: a restart of this process would not mend the other one.
  app.get('/health', async () => {
    const { state, failureRate, retryAfterMs } = app.stock.snapshot();
    return { stock: { state, failureRate, retryAfterMs } };
  });
};

function unavailable(reply: FastifyReply, retryAfterMs: number | null): FastifyReply {
  // Whole seconds, at least 1. Nobody knows (null), or never: a second, an hour.
  const seconds = Math.ceil(Math.min(Math.max(retryAfterMs ?? 0, 1_000), 3_600_000) / 1_000);
  return reply.code(503).header('Retry-After', seconds).send({ error: 'unavailable' });
}
