import {
  BulkheadFullError,
  CallNotPermittedError,
  CallTimeoutError,
  type CircuitBreaker,
} from '@fuseboard/breaker';
import express, { type ErrorRequestHandler, type Express } from 'express';

/** Mounted after the routes: a refusal becomes a 503 that says when to come back, a timeout a 504. */
// oxlint-disable-next-line max-params -- by its four parameters Express knows an error handler
const breakerErrors: ErrorRequestHandler = (error: unknown, _request, response, next) => {
  if (response.headersSent) next(error);
  else if (CallNotPermittedError.is(error)) unavailable(response, error.retryAfterMs);
  else if (BulkheadFullError.is(error)) unavailable(response, null);
  else if (CallTimeoutError.is(error)) response.status(504).json({ error: 'timeout' });
  else next(error);
};

function unavailable(response: express.Response, retryAfterMs: number | null): void {
  // Whole seconds, at least 1. Nobody knows (null), or never: a second, an hour.
  const seconds = Math.ceil(Math.min(Math.max(retryAfterMs ?? 0, 1_000), 3_600_000) / 1_000);
  response.set('Retry-After', String(seconds)).status(503).json({ error: 'unavailable' });
}

export function createApp(stock: CircuitBreaker, stockUrl: string): Express {
  const app = express();

  // oxlint-disable-next-line oxc/no-async-endpoint-handlers -- Express 5 awaits it
  app.get('/stock/:item', async (request, response) => {
    const client = new AbortController();
    response.on('close', () => client.abort()); // who has gone away needs no answer, and counts as nothing
    const answer = await stock.execute(
      async ({ signal }) => {
        const upstream = await fetch(`${stockUrl}/${request.params.item}`, { signal });
        if (upstream.status >= 500) throw new Error(`stock answered ${upstream.status}`);
        return { status: upstream.status, body: await upstream.text() };
      },
      { signal: client.signal },
    );
    response.status(answer.status).send(answer.body);
  });

  // 200 with an open breaker too: a restart of this process would not mend the other one.
  app.get('/health', (_request, response) => {
    const { state, failureRate, retryAfterMs } = stock.snapshot();
    response.json({ stock: { state, failureRate, retryAfterMs } });
  });

  app.use(breakerErrors);
  return app;
}
