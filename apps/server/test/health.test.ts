import Fastify from 'fastify';
import { describe, expect, it } from 'vitest';
import { health } from '../src/http/health.ts';
import { readinessOf } from '../src/readiness.ts';
import { definition } from './support/definitions.ts';
import { startServer } from './support/start-server.ts';
import { upstream } from './support/upstream.ts';

describe('readiness', () => {
  it('asks every check each time, and names each that has something against it', () => {
    let failing = false;
    const readiness = readinessOf([() => null, () => (failing ? 'history-failing' : null), () => 'starting']);
    expect(readiness()).toEqual({ ready: false, reasons: ['starting'] });
    failing = true;
    expect(readiness()).toEqual({ ready: false, reasons: ['history-failing', 'starting'] });
    expect(readinessOf([])()).toEqual({ ready: true, reasons: [] });
  });

  it('answers /readyz with every reason, as a problem, while /healthz stays well', async () => {
    const reasons: string[] = ['starting', 'history-failing'];
    const app = Fastify();
    await app.register(health, {
      readiness: readinessOf([() => reasons[0] ?? null, () => reasons[1] ?? null]),
    });

    const unready = await app.inject('/readyz');
    expect(unready.statusCode).toBe(503);
    expect(unready.headers['content-type']).toContain('application/problem+json');
    expect(unready.headers['cache-control']).toBe('no-store');
    expect(unready.json()).toEqual({
      type: 'urn:fuseboard:problem:not-ready',
      title: 'Not ready to serve',
      status: 503,
      code: 'not-ready',
      detail: 'Not ready: starting, history-failing.',
      reasons: ['starting', 'history-failing'],
    });
    expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' });

    reasons.length = 0;
    const ready = await app.inject('/readyz');
    expect([ready.statusCode, ready.json()]).toEqual([200, { status: 'ready' }]);
    expect(ready.headers['cache-control']).toBe('no-store');
  });

  it('turns unready when the server stops, and stays alive until its calls have ended', async () => {
    const hanging = await upstream(() => undefined);
    const name = 'pay';
    const target = await startServer({
      breakers: [definition(name, { endpoint: { type: 'http', url: hanging.url } })],
    });
    try {
      expect((await fetch(`${target.url}/readyz`)).status).toBe(200);
      void target.breaker(name).call();
      void target.server.close();

      const unready = await fetch(`${target.url}/readyz`, { headers: { connection: 'close' } });
      expect(unready.status).toBe(503);
      expect(await unready.json()).toMatchObject({ code: 'not-ready', reasons: ['stopping'] });
      const alive = await fetch(`${target.url}/healthz`, { headers: { connection: 'close' } });
      expect(alive.status).toBe(200);
    } finally {
      await target.close();
      hanging.close();
    }
  });
});
