import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashToken } from '../src/access-token.ts';
import { TestClient } from './support/client.ts';
import { ServerProcess } from './support/spawn-server.ts';
import { bearer, TOKENS, WRONG_TOKEN } from './support/tokens.ts';

const SLOW = 60_000;
const VARIABLE = `vera:viewer:${TOKENS.viewer},otto:operator:${TOKENS.operator},ana:admin:${TOKENS.admin}`;
const SECRETS: readonly string[] = [...Object.values(TOKENS), WRONG_TOKEN];

let folder: string;
const processes: ServerProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuseboard-secrets-'));
});

afterEach(() => {
  for (const one of processes.splice(0)) one.kill();
  rmSync(folder, { recursive: true });
});

function run(args: readonly string[], env: Readonly<Record<string, string>>): ServerProcess {
  const server = new ServerProcess(args, env);
  processes.push(server);
  return server;
}

function configFile(content: string): string {
  const file = join(folder, 'fuseboard.yaml');
  writeFileSync(file, content);
  return file;
}

const secretsIn = (shown: string): readonly string[] => SECRETS.filter((secret) => shown.includes(secret));

describe('tokens and sessions', () => {
  it(
    'are in no log, answer, journal, metric, page or file, however they were sent',
    async () => {
      const data = join(folder, 'data');
      const env = { FUSEBOARD_TOKENS: VARIABLE, LOG_LEVEL: 'trace', FUSEBOARD_DATA: data };
      const server = run(['--port', '0'], env);
      const url = await server.url();
      const shown: string[] = [];
      const ask = async (path: string, init: RequestInit = {}): Promise<Response> => {
        const response = await fetch(`${url}${path}`, init);
        const headers = [...response.headers].filter(([name]) => name !== 'set-cookie');
        shown.push(await response.clone().text(), JSON.stringify(headers));
        return response;
      };
      const send = (path: string, body: string, headers: Record<string, string> = {}) =>
        ask(path, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body });

      const signedIn = await send('/api/v1/session', JSON.stringify({ token: TOKENS.operator }));
      expect(signedIn.status).toBe(200);
      const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
      const [, session = ''] = cookie.split('=');
      expect(session).toHaveLength(43);

      for (const body of [
        JSON.stringify({ token: WRONG_TOKEN }),
        JSON.stringify({ token: [TOKENS.admin] }),
        JSON.stringify({ [TOKENS.admin]: true }),
        JSON.stringify({ token: TOKENS.admin, role: TOKENS.admin }),
        JSON.stringify(TOKENS.admin),
        `{"token": ${TOKENS.admin}}`,
      ])
        await send('/api/v1/session', body);
      for (const path of [
        '/api/v1/breakers',
        '/api/v1/session',
        '/metrics',
        '/api/v1/journal?limit=1000',
        '/nowhere',
      ]) {
        await ask(path, { headers: bearer(TOKENS.viewer) });
        await ask(path, { headers: bearer(WRONG_TOKEN) });
        await ask(path, { headers: { authorization: TOKENS.admin } });
        await ask(path, { headers: { cookie } });
      }
      const command = JSON.stringify({ command: 'force-open', reason: 'a drill' });
      expect((await send('/api/v1/breakers/payments/commands', command, { cookie })).status).toBe(200);
      await ask('/');
      await ask('/api/v1/journal?format=csv', { headers: { cookie } });
      for (const token of [TOKENS.viewer, WRONG_TOKEN]) {
        const client = new TestClient(url, { auth: { token } });
        client.socket.onAny((...said: unknown[]) => void shown.push(JSON.stringify(said)));
        await new Promise((resolve) => {
          client.socket.once('snapshot', resolve);
          client.socket.once('connect_error', (error) => resolve(shown.push(error.message)));
        });
        client.close();
      }
      await ask('/api/v1/session', { method: 'DELETE', headers: { cookie } });
      expect(await server.stop('SIGTERM')).toMatchObject({ code: 0 });

      const files = readdirSync(data).map((name) => readFileSync(join(data, name), 'latin1'));
      const everything = [...shown, server.stdout, server.stderr, ...files].join('\n');
      expect(server.stderr).toContain('signed in');
      expect(everything).toContain('otto');
      expect([secretsIn(everything), everything.includes(session)]).toEqual([[], false]);
    },
    SLOW,
  );

  const variables: readonly {
    readonly title: string;
    readonly value: string;
    readonly says: readonly string[];
  }[] = [
    { title: 'a token alone', value: TOKENS.admin, says: ['entry 1', 'name:role:token'] },
    {
      title: 'a token for a role',
      value: `ana:${TOKENS.admin}:admin`,
      says: ['entry 1', 'viewer, operator, admin'],
    },
    { title: 'a token for a name', value: `${TOKENS.admin}!:admin:x`, says: ['entry 1', 'a name must be'] },
    { title: 'a short token', value: 'ana:admin:hunter2', says: ['entry 1', '16 to 256', 'this one has 7'] },
    {
      title: 'a name twice',
      value: `${VARIABLE},ana:viewer:${WRONG_TOKEN}`,
      says: ['entry 4', 'same name as entry 3'],
    },
    {
      title: 'a token twice',
      value: `${VARIABLE},eve:viewer:${TOKENS.admin}`,
      says: ['entry 4', 'same token as entry 3'],
    },
    {
      title: 'the name of nobody',
      value: `local:admin:${TOKENS.admin}`,
      says: ['entry 1', 'nobody has to sign in'],
    },
    { title: 'a comma too many', value: `${VARIABLE},`, says: ['entry 4', 'name:role:token'] },
  ];

  it.each(variables)(
    'are not told by the start that FUSEBOARD_TOKENS ends: $title',
    async ({ value, says }) => {
      const server = run(['--port', '0'], { FUSEBOARD_TOKENS: value });
      expect(await server.exit()).toMatchObject({ code: 1 });
      for (const part of says) expect(server.stderr).toContain(part);
      expect(server.stderr).toContain('FUSEBOARD_TOKENS');
      expect(server.stderr).not.toContain('hunter2');
      expect([secretsIn(server.stderr), server.stdout]).toEqual([[], '']);
    },
    SLOW,
  );

  it(
    'may come from both the environment and the configuration, but not the same one from both',
    async () => {
      const access = (name: string, token: string) =>
        configFile(
          JSON.stringify({ access: { tokens: [{ name, role: 'viewer', sha256: hashToken(token) }] } }),
        );
      const env = { FUSEBOARD_TOKENS: `ana:admin:${TOKENS.admin}` };
      const twice = run(['--port', '0', '--config', access('ana', TOKENS.viewer)], env);
      expect(await twice.exit()).toMatchObject({ code: 1 });
      expect(twice.stderr).toContain('the same name for ana and ana');
      const both = run(['--port', '0', '--config', access('vera', TOKENS.viewer)], env);
      const url = await both.url();
      expect(both.stdout).toContain('Two tokens open it');
      for (const token of [TOKENS.viewer, TOKENS.admin])
        expect((await fetch(`${url}/api/v1/breakers`, { headers: bearer(token) })).status).toBe(200);
      expect((await fetch(`${url}/api/v1/breakers`)).status).toBe(401);
    },
    SLOW,
  );
});

describe('a host that others can reach', () => {
  it(
    'is listened on once there are tokens',
    async () => {
      const server = run(['--port', '0', '--host', '0.0.0.0'], { FUSEBOARD_TOKENS: VARIABLE });
      const url = await server.url();
      expect((await fetch(`${url}/api/v1/breakers`)).status).toBe(401);
      const allowed = await fetch(`${url}/api/v1/breakers`, { headers: bearer(TOKENS.viewer) });
      expect(allowed.status).toBe(200);
    },
    SLOW,
  );

  it(
    'without tokens is refused, with what to do, and nothing is written',
    async () => {
      const data = join(folder, 'data');
      const server = run(['--port', '0', '--host', '0.0.0.0'], { FUSEBOARD_DATA: data });
      expect(await server.exit()).toMatchObject({ code: 1 });
      for (const part of ['"0.0.0.0"', 'FUSEBOARD_TOKENS', '--insecure', '127.0.0.1'])
        expect(server.stderr).toContain(part);
      expect(readdirSync(folder)).toEqual([]);
    },
    SLOW,
  );
});

describe('--hash-token', () => {
  async function hash(
    input: string,
  ): Promise<{ readonly code: unknown; readonly out: string; readonly err: string }> {
    const app = new URL('..', import.meta.url);
    const args = ['--conditions=@fuseboard/source', '--import', 'tsx', 'src/main.ts', '--hash-token'];
    const child = spawn(process.execPath, args, { cwd: app, env: { PATH: process.env['PATH'] } });
    child.stdin.end(input);
    const [out, err, [code]] = await Promise.all([
      text(child.stdout),
      text(child.stderr),
      once(child, 'close'),
    ]);
    return { code, out, err };
  }

  it(
    'prints the hash of what comes in, and refuses what nobody should use',
    async () => {
      expect(await hash(`${TOKENS.admin}\n`)).toEqual({
        code: 0,
        out: `${hashToken(TOKENS.admin)}\n`,
        err: '',
      });
      const short = await hash('hunter2');
      expect([short.code, short.out]).toEqual([1, '']);
      expect(short.err).toMatch(/16 to 256 characters.*openssl/);
      expect(short.err).not.toContain('hunter2');
      expect((await hash('')).err).toContain('none came');
    },
    SLOW,
  );
});
