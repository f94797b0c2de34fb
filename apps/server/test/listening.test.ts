import { once } from 'node:events';
import { type AddressInfo, createConnection, createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { connect } from './support/client.ts';
import { definition } from './support/definitions.ts';
import { startServer, turn } from './support/start-server.ts';

describe('a server', () => {
  it.each(['localhost', '127.0.0.1', '::1', '0.0.0.0'])(
    'that listens at %s serves page and stream there',
    async (host) => {
      const server = await startServer({ breakers: [definition('a')], options: { host, insecure: true } });
      const { client, snapshot } = await connect(server.url);
      expect(snapshot.breakers).toHaveLength(1);
      expect((await fetch(`${server.url}/api/v1/breakers`)).status).toBe(200);
      client.close();
      await server.close();
    },
  );

  it('that cannot have its port says so, and has closed what it had opened', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo; // of a TCP server that listens it is an object
    await expect(startServer({ demo: true, options: { port } })).rejects.toMatchObject({
      code: 'EADDRINUSE',
    });
    other.close();
    await once(other, 'close');
  });

  it('publishes a transition within the turn of the event loop in which it happened', async () => {
    const server = await startServer({ breakers: [definition('a')] });
    await turn();
    const heard: number[] = [];
    server.server.hub.subscribe({
      entries: (entries) => void heard.push(...entries.map(({ seq }) => seq)),
      tick: () => undefined,
    });
    server.breaker('a').breaker.trip();
    expect(heard).toEqual([]);
    await turn();
    expect(heard).toEqual([2]);
    await server.close();
  });

  it('at localhost has the stream wherever it has the page', async () => {
    const server = await startServer({ breakers: [definition('a')], options: { host: 'localhost' } });
    const { port } = new URL(server.url);
    const urls = ['127.0.0.1', '[::1]'].map((host) => `http://${host}:${port}`);
    const answering: string[] = [];
    for (const url of urls) {
      const reached = await fetch(`${url}/healthz`).then(
        () => true,
        () => false,
      );
      if (reached) answering.push(url);
    }
    expect(answering).not.toEqual([]);
    for (const url of answering) (await connect(url)).client.close();
    await server.close();
  });

  it('closes though a request never ends', async () => {
    const server = await startServer({ breakers: [definition('a')] });
    const { hostname, port } = new URL(server.url);
    const socket = createConnection(Number(port), hostname);
    await once(socket, 'connect');
    socket.write('GET /api/v1/breakers HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ');
    const ended = once(socket, 'close');
    socket.on('error', () => undefined);
    await fetch(`${server.url}/healthz`);
    await server.close();
    await ended;
    expect(socket.destroyed).toBe(true);
  });

  it('can be closed twice', async () => {
    const server = await startServer({ demo: true });
    await Promise.all([server.close(), server.close()]);
    await expect(fetch(server.url)).rejects.toThrow('fetch failed');
  });
});
