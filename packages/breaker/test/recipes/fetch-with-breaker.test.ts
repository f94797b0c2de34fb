import type { ServerResponse } from 'node:http';
import { CallTimeoutError, CircuitBreaker, type CircuitBreakerConfig } from '@fuseboard/breaker';
import { ManualClock } from '@fuseboard/breaker/testing';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { classifyResponse, fetchWith } from '../../recipes/fetch-with-breaker.ts';
import { rejection, serve } from './loopback.ts';

afterEach(() => vi.useRealTimers());

function answer(status: number, retryAfter?: string): Response {
  return new Response(null, {
    status,
    headers: retryAfter === undefined ? {} : { 'retry-after': retryAfter },
  });
}

function bench(config: CircuitBreakerConfig = {}): { clock: ManualClock; breaker: CircuitBreaker } {
  const clock = new ManualClock();
  return {
    clock,
    breaker: new CircuitBreaker('api', { classifyResult: classifyResponse, ...config }, { clock }),
  };
}

describe('classifyResponse', () => {
  it.each([200, 204, 301, 400, 401, 404, 409, 422])('%i speaks for the endpoint', (status) => {
    expect(classifyResponse(answer(status))).toBe('success');
  });

  it.each([429, 500, 502, 503, 504])('%i is a failure', (status) => {
    expect(classifyResponse(answer(status))).toBe('failure');
  });

  it.each([
    [429, '120', 120_000],
    [503, '1', 1_000],
    [503, '86400', 600_000],
    [503, 'Wed, 21 Oct 2026 07:28:30 GMT', 30_000],
  ])('%i with Retry-After: %s opens for %i ms', (status, header, openFor) => {
    vi.useFakeTimers({ now: Date.UTC(2026, 9, 21, 7, 28, 0), toFake: ['Date'] });
    expect(classifyResponse(answer(status, header))).toEqual({ outcome: 'failure', openFor });
  });

  it.each(['0', 'soon', '-5', 'Wed, 21 Oct 2026 07:27:00 GMT'])('Retry-After: %s sets no wait', (header) => {
    vi.useFakeTimers({ now: Date.UTC(2026, 9, 21, 7, 28, 0), toFake: ['Date'] });
    expect(classifyResponse(answer(503, header))).toBe('failure');
  });
});

it('an overloaded endpoint is left alone for as long as it asks', async () => {
  const { clock, breaker } = bench({ consecutiveFailuresThreshold: 2 });
  const url = await serve((_request, response) => void response.writeHead(503, { 'Retry-After': '7' }).end());
  expect((await fetchWith(breaker, url)).status).toBe(503);
  expect((await fetchWith(breaker, url)).headers.get('retry-after')).toBe('7');
  expect(breaker.state).toBe('open');
  expect(breaker.snapshot().retryAfterMs).toBe(7_000);
  clock.advance(6_999);
  await expect(fetchWith(breaker, url)).rejects.toMatchObject({ code: 'ECIRCUITOPEN', retryAfterMs: 1 });
});

it('a caller’s mistakes do not open it', async () => {
  const { breaker } = bench({ consecutiveFailuresThreshold: 1 });
  const url = await serve((_request, response) => void response.writeHead(404).end());
  for (let call = 0; call < 5; call += 1) expect((await fetchWith(breaker, url)).status).toBe(404);
  expect(breaker.snapshot()).toMatchObject({ state: 'closed', totals: { success: 5, failure: 0 } });
});

/** Tells when a request has come in, and when its connection is gone. */
async function hanging(begin?: (response: ServerResponse) => void) {
  const { promise: arrived, resolve: arrive } = deferred();
  const { promise: gone, resolve: leave } = deferred();
  const url = await serve((request, response) => {
    request.socket.once('close', leave);
    begin?.(response);
    arrive();
  });
  return { url, arrived, gone };
}

function deferred() {
  let resolve = (): void => {};
  const promise = new Promise<void>((done) => {
    resolve = done;
  });
  return { promise, resolve };
}

it('the timeout aborts the request itself', async () => {
  const { clock, breaker } = bench({ timeout: 2_000 });
  const { url, arrived, gone } = await hanging();
  const response = fetchWith(breaker, url);
  const error = rejection(response);
  await arrived;
  clock.advance(2_000);
  expect(await error).toBeInstanceOf(CallTimeoutError);
  await gone;
  expect(breaker.snapshot().totals).toMatchObject({ failure: 1, timeout: 1 });
});

it('the caller’s abort goes through with its reason, and counts as nothing', async () => {
  const { breaker } = bench({ consecutiveFailuresThreshold: 1 });
  const { url, arrived, gone } = await hanging();
  const caller = new AbortController();
  const response = fetchWith(breaker, url, { signal: caller.signal });
  const error = rejection(response);
  await arrived;
  const reason = new Error('changed my mind');
  caller.abort(reason);
  expect(await error).toBe(reason);
  await gone;
  expect(breaker.snapshot()).toMatchObject({ state: 'closed', totals: { failure: 0, ignored: 1 } });
});

it('the caller’s abort reaches a body that is still being read', async () => {
  const { breaker } = bench();
  const { url, gone } = await hanging((response) => response.writeHead(200).write('the first half'));
  const caller = new AbortController();
  const response = await fetchWith(breaker, url, { signal: caller.signal });
  const error = rejection(response.text());
  const reason = new Error('changed my mind');
  caller.abort(reason);
  expect(await error).toBe(reason);
  await gone;
  expect(breaker.snapshot().totals.success).toBe(1);
});
