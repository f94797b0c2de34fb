import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type TestClient } from './support/client.ts';
import { stopReading } from './support/paused-reader.ts';
import { ServerProcess, WITH_SOURCES } from './support/spawn-server.ts';
import { upstream } from './support/upstream.ts';

const SLOW = 60_000;
let folder: string;
const processes: ServerProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuseboard-process-'));
});

afterEach(() => {
  for (const one of processes.splice(0)) one.kill();
  rmSync(folder, { recursive: true });
});

function run(...args: ConstructorParameters<typeof ServerProcess>): ServerProcess {
  const started = new ServerProcess(...args);
  processes.push(started);
  return started;
}

function configFile(content: object): string {
  const file = join(folder, 'fuseboard.yaml');
  const endpoints = { allow: ['localhost'] };
  writeFileSync(file, JSON.stringify({ endpoints, ...content })); // which is YAML, too
  return file;
}

/** An open connection that has been used and is kept for the next request. */
async function keepAlive(url: string): Promise<Agent> {
  const agent = new Agent({ keepAlive: true });
  const [response] = await once(get(url, { agent }), 'response');
  response.resume();
  await once(response, 'end');
  return agent;
}

describe('the server as a process', () => {
  it(
    'says where it is and what to try, and logs nothing else',
    async () => {
      const server = run(['--port', '0']);
      const url = await server.url();
      const ready = await fetch(`${url}/readyz`);
      expect(ready.status).toBe(200);
      expect(server.stdout).toContain('Six demo breakers');
      expect(server.stdout).toContain(`curl -X PATCH ${url}/api/v1/demo/services/payments`);
      expect(server.stdout).toContain('Press Ctrl+C to stop.');
      const command = /curl (-X PATCH) (\S+) -H '([^']+)' -d '([^']+)'/.exec(server.stdout);
      const broken = await fetch(command?.[2] ?? '', {
        method: 'PATCH',
        headers: { 'content-type': 'application/json' },
        body: command?.[4] ?? '',
      });
      expect(broken.status).toBe(200);
      expect(await server.stop('SIGINT')).toMatchObject({ code: 0 });
      expect(server.stderr).toBe('');
    },
    SLOW,
  );

  it(
    'ends within five seconds with clients connected, one of them asleep, a call in flight and a kept connection',
    async () => {
      let calls = 0;
      const hanging = await upstream(() => {
        calls += 1;
      });
      const config = configFile({
        breakers: [
          {
            name: 'stuck',
            endpoint: { type: 'http', url: hanging.url, timeout: '60s' },
            traffic: { rate: 50 },
          },
        ],
      });
      const server = run(['--port', '0', '--config', config]);
      const url = await server.url();
      const clients: TestClient[] = [];
      for (let index = 0; index < 3; index++) clients.push((await connect(url)).client);
      const [awake, polling, asleep] = clients;
      if (!awake || !polling || !asleep) throw new Error('three clients were connected');
      clients.push((await connect(url, { transports: ['polling'] })).client);
      const agent = await keepAlive(`${url}/api/v1/breakers`);
      stopReading(asleep);
      await awake.next('frame', ({ rows }) => rows.length > 0);
      expect(calls).toBeGreaterThan(0);

      const last = awake.next('journal', ({ entries }) => entries.some((entry) => entry.kind === 'server'));
      const gone = new Promise((resolve) => void awake.socket.once('disconnect', resolve));
      const exit = await server.stop('SIGTERM');
      process.stdout.write(
        `SIGTERM with clients, a hanging call and a kept connection: gone in ${Math.round(exit.took)} ms\n`,
      );
      expect(exit).toMatchObject({ code: 0, signal: null });
      expect(exit.took).toBeLessThan(5_000);
      expect((await last).entries.at(-1)).toMatchObject({ kind: 'server', event: 'stopping' });
      // Told by the server to go away, a client would not come back by itself.
      expect(await gone).toBe('transport close');
      for (const client of clients) client.close();
      agent.destroy();
      hanging.close();
    },
    SLOW,
  );

  it(
    'ends at once at the second signal',
    async () => {
      const hanging = await upstream(() => undefined);
      const config = configFile({
        breakers: [{ name: 'stuck', endpoint: { type: 'http', url: hanging.url }, traffic: { rate: 50 } }],
      });
      const server = run(['--port', '0', '--config', config, '--no-demo']);
      const url = await server.url();
      const { client } = await connect(url);
      await client.next('frame', ({ rows }) => rows.length > 0);
      const stopping = client.next('journal', ({ entries }) =>
        entries.some((entry) => entry.kind === 'server'),
      );
      server.child.kill('SIGTERM');
      await stopping;
      const exit = await server.stop('SIGTERM');
      expect(exit.code).toBe(143);
      expect(exit.took).toBeLessThan(1_500);
      client.close();
      hanging.close();
    },
    SLOW,
  );

  it(
    'that cannot have its port says so and how to choose another',
    async () => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      const { port } = other.address() as AddressInfo; // of a TCP server that listens it is an object
      const server = run(['--port', String(port)]);
      expect(await server.exit()).toMatchObject({ code: 1 });
      expect(server.stderr).toContain(`Port ${port} is taken`);
      expect(server.stderr).toContain('--port');
      expect(server.stderr).not.toContain('    at ');
      expect(server.stdout).toBe('');
      other.close();
    },
    SLOW,
  );

  it(
    'does not go on after an error that nobody handled: it ends in order, with 1',
    async () => {
      const script = `
      import { pino } from 'pino';
      import { exitGracefully } from './src/graceful-exit.ts';
      import { systemServerClock as clock } from './src/server-clock.ts';
      const close = async () => process.stdout.write('closed in order');
      exitGracefully({ close, clock, logger: pino({ level: 'fatal' }, pino.destination({ dest: 2, sync: true })) });
      setInterval(() => {}, 1_000);
      Promise.reject(new Error('nobody handles this'));
    `;
      const server = run([], {}, [...WITH_SOURCES, '--input-type=module', '--eval', script]);
      expect(await server.exit()).toMatchObject({ code: 1 });
      expect(server.stdout).toBe('closed in order');
      expect(server.stderr).toContain('nobody handles this');
    },
    SLOW,
  );
});
