import type { DemoScenario, DemoService, DemoState } from '@fuseboard/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type TestClient } from './support/client.ts';
import { startServer, type TestServer } from './support/start-server.ts';

let server: TestServer;
let client: TestClient;
let first: DemoState;

beforeEach(async () => {
  server = await startServer({ demo: true });
  const connecting = connect(server.url);
  ({ client } = await connecting);
  first = (await (await fetch(`${server.url}/api/v1/demo/services`)).json()) as DemoState; // its services
});

afterEach(async () => {
  client.close();
  await server.close();
});

const send = (method: string, path: string, body?: unknown) =>
  fetch(`${server.url}/api/v1/demo${path}`, {
    method,
    ...(body !== undefined && {
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });

describe('the demo', () => {
  it('shows every client a dial that somebody turned, and writes it down', async () => {
    expect(first.services.map(({ name }) => name)).toContain('payments');
    const shown = client.next('demo');
    const written = client.next('journal');
    const response = await send('PATCH', '/services/payments', { errorRate: 80 });
    expect(response.status).toBe(200);
    expect((await response.json()) as DemoService).toMatchObject({
      name: 'payments',
      dials: { errorRate: 80 },
    });
    expect((await shown).services.find(({ name }) => name === 'payments')?.dials.errorRate).toBe(80);
    expect((await written).entries).toMatchObject([
      { kind: 'dials', service: 'payments', actor: 'local', after: { errorRate: 80 } },
    ]);
  });

  it('plays a scenario and stops it', async () => {
    const { scenarios } = (await (await send('GET', '/scenarios')).json()) as DemoState; // its scenarios
    const [scenario] = scenarios;
    const started = await send('POST', `/scenarios/${scenario?.id}/start`);
    expect((await started.json()) as DemoScenario).toMatchObject({
      id: scenario?.id,
      startedAt: server.clock.wall(),
    });
    const stopped = await send('POST', `/scenarios/${scenario?.id}/stop`);
    expect((await stopped.json()) as DemoScenario).toMatchObject({ startedAt: null });
    const kinds = server.server.hub.journal.since(1).entries.map((entry) => entry.kind);
    expect(kinds).toContain('scenario');
  });

  it('of a server without one says how to have one', async () => {
    const plain = await startServer({});
    for (const path of ['services', 'scenarios']) {
      const response = await fetch(`${plain.url}/api/v1/demo/${path}`);
      expect(response.status).toBe(404);
      expect(await response.json()).toMatchObject({
        code: 'demo-off',
        detail: expect.stringContaining('--no-demo'),
      });
    }
    await plain.close();
  });
});
