import { createServer, type RequestListener } from 'node:http';
import { CallNotPermittedError, CircuitBreaker, type CircuitBreakerConfig } from '@fuseboard/breaker';
import { ManualClock } from '@fuseboard/breaker/testing';
import Fastify from 'fastify';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createApp } from '../../recipes/express-app.ts';
import { stockRoutes } from '../../recipes/fastify-plugin.ts';
import { defer } from '../harness.ts';
import { listening, rejection, serve } from './loopback.ts';

async function express(breaker: CircuitBreaker, upstream: string): Promise<string> {
  return listening(createServer(createApp(breaker, upstream)));
}

async function fastify(breaker: CircuitBreaker, upstream: string): Promise<string> {
  const app = Fastify({ forceCloseConnections: true });
  onTestFinished(() => app.close());
  await app.register(stockRoutes, { url: upstream, breaker });
  app.get('/elsewhere', async () => {
    throw new CallNotPermittedError('another', 'open', 5_000);
  });
  return app.listen({ port: 0, host: '127.0.0.1' });
}

async function bench(
  start: typeof express,
  upstream: RequestListener,
  config: CircuitBreakerConfig = { consecutiveFailuresThreshold: 1 },
) {
  const clock = new ManualClock();
  const breaker = new CircuitBreaker('stock', config, { clock });
  return { clock, breaker, url: await start(breaker, await serve(upstream)) };
}

/** What the client sees. */
async function get(url: string, init?: RequestInit) {
  const response = await fetch(url, init);
  const body = await response.text();
  return { status: response.status, retryAfter: response.headers.get('retry-after'), body };
}

const UNAVAILABLE = { status: 503, body: '{"error":"unavailable"}' };

describe.each([
  ['Express', express],
  ['Fastify', fastify],
])('%s', (_name, start) => {
  it('passes on what the endpoint answers', async () => {
    const { breaker, url } = await bench(start, (request, response) => {
      if (request.url === '/apple') response.end('12');
      else response.writeHead(404).end('no such item');
    });
    expect(await get(`${url}/stock/apple`)).toEqual({ status: 200, retryAfter: null, body: '12' });
    expect(await get(`${url}/stock/pear`)).toEqual({ status: 404, retryAfter: null, body: 'no such item' });
    expect(breaker.snapshot()).toMatchObject({ state: 'closed', totals: { success: 2 } });
  });

  it('answers 503 with Retry-After while the breaker is open, and says so on /health', async () => {
    let requests = 0;
    const { clock, url } = await bench(start, (_request, response) => {
      requests += 1;
      response.writeHead(502).end();
    });
    expect(await get(`${url}/stock/apple`)).toMatchObject({ status: 500 });
    clock.advance(1);
    expect(await get(`${url}/stock/apple`)).toEqual({ ...UNAVAILABLE, retryAfter: '30' });
    clock.advance(29_950);
    expect(await get(`${url}/stock/apple`)).toEqual({ ...UNAVAILABLE, retryAfter: '1' });
    expect(requests).toBe(1);
    expect(await get(`${url}/health`)).toMatchObject({
      status: 200,
      body: '{"stock":{"state":"open","failureRate":null,"retryAfterMs":49}}',
    });
  });

  it('an open breaker that nobody knows the end of says: a second; one without end: an hour', async () => {
    const { breaker, url } = await bench(start, (_request, response) => response.end(), {
      waitDurationInOpenState: Infinity,
    });
    breaker.forceOpen();
    expect(await get(`${url}/stock/apple`)).toEqual({ ...UNAVAILABLE, retryAfter: '1' });
    breaker.reset();
    breaker.trip();
    expect(await get(`${url}/stock/apple`)).toEqual({ ...UNAVAILABLE, retryAfter: '3600' });
  });

  it('answers 503 with a full bulkhead, 504 after a timeout', async () => {
    const arrived = defer<void>();
    const { clock, url } = await bench(start, () => arrived.resolve(), {
      maxConcurrentCalls: 1,
      timeout: 2_000,
    });
    const first = get(`${url}/stock/apple`);
    await arrived.promise;
    expect(await get(`${url}/stock/apple`)).toEqual({ ...UNAVAILABLE, retryAfter: '1' });
    clock.advance(2_000);
    expect(await first).toEqual({ status: 504, retryAfter: null, body: '{"error":"timeout"}' });
  });

  it('a client that goes away takes its request to the endpoint with it, and counts as nothing', async () => {
    const arrived = defer<void>();
    const gone = defer<void>();
    const { breaker, url } = await bench(start, (request) => {
      request.socket.once('close', () => gone.resolve());
      arrived.resolve();
    });
    const client = new AbortController();
    const error = rejection(get(`${url}/stock/apple`, { signal: client.signal }));
    await arrived.promise;
    client.abort();
    expect(await error).toMatchObject({ name: 'AbortError' });
    await gone.promise;
    expect(breaker.snapshot()).toMatchObject({ state: 'closed', totals: { ignored: 1, failure: 0 } });
  });
});

it('Fastify: other routes keep their own error handling', async () => {
  const { url } = await bench(fastify, (_request, response) => response.end());
  expect(await get(`${url}/elsewhere`)).toMatchObject({ status: 500 });
});
