import { request } from 'node:http';
import type { JournalPage, Problem, SessionView } from '@fuseboard/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { connect, refusal, TestClient } from './support/client.ts';
import { definition } from './support/definitions.ts';
import { startServer, type TestServer, type TestServerOptions } from './support/start-server.ts';
import { ALL_TOKENS, bearer, NAMES, tokenOf, TOKENS, WRONG_TOKEN } from './support/tokens.ts';

const HOUR = 3_600_000;
const open: TestServer[] = [];
const clients: TestClient[] = [];

async function start(more: TestServerOptions = {}): Promise<TestServer> {
  const server = await startServer({
    breakers: [definition('a')],
    ...more,
    options: { tokens: ALL_TOKENS, ...more.options },
  });
  open.push(server);
  return server;
}

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  for (const server of open.splice(0)) await server.close();
});

const signIn = (server: TestServer, token: unknown, headers: Record<string, string> = {}) =>
  fetch(`${server.url}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ token }),
  });

async function cookieOf(server: TestServer, token: string): Promise<string> {
  const response = await signIn(server, token);
  expect(response.status).toBe(200);
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

const who = (server: TestServer, headers: Record<string, string>) =>
  fetch(`${server.url}/api/v1/session`, { headers });

const codeOf = async (response: Response): Promise<string> => ((await response.json()) as Problem).code;

async function connected(server: TestServer, options: Parameters<typeof connect>[1]): Promise<TestClient> {
  const { client } = await connect(server.url, options);
  clients.push(client);
  return client;
}

const gone = (client: TestClient): Promise<string> =>
  new Promise((resolve) => void client.socket.once('disconnect', resolve));

describe('a browser that signs in', () => {
  it('is who its token says, by a cookie that scripts cannot read and other sites cannot send', async () => {
    const server = await start();
    const response = await signIn(server, TOKENS.operator);
    const { port } = new URL(server.url);
    expect(response.headers.get('set-cookie')).toMatch(
      new RegExp(`^fuseboard-session-${port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200$`),
    );
    expect(response.headers.get('cache-control')).toBe('no-store');
    const view: SessionView = {
      name: NAMES.operator,
      role: 'operator',
      signInNeeded: true,
      expiresAt: server.clock.wall() + 12 * HOUR,
    };
    expect(await response.json()).toEqual(view);
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(await (await who(server, { cookie })).json()).toEqual(view);
    expect(await (await who(server, { cookie: `a=b; ${cookie}; c=d` })).json()).toEqual(view);
  });

  it('where browsers come by https has a cookie of that host and of https alone', async () => {
    const server = await start({ options: { publicUrl: new URL('https://board.example') } });
    const response = await signIn(server, TOKENS.admin, { origin: 'https://board.example' });
    expect(response.headers.get('set-cookie')).toMatch(/^__Host-fuseboard-session-\d+=\S+; .*; Secure$/);
    expect(response.headers.get('set-cookie')).not.toContain('Domain');
    const cookie = response.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect((await who(server, { cookie })).status).toBe(200);
    expect((await who(server, { cookie: cookie.replace('__Host-', '') })).status).toBe(401);
  });

  it('is in the journal under its name', async () => {
    const server = await start();
    const client = await connected(server, {
      extraHeaders: { cookie: await cookieOf(server, TOKENS.operator) },
    });
    expect(await client.ask('command', { breaker: 'a', command: 'trip', reason: 'a drill' })).toMatchObject({
      ok: true,
    });
    const page = await fetch(`${server.url}/api/v1/journal?kind=command`, { headers: bearer(TOKENS.viewer) });
    expect(((await page.json()) as JournalPage).entries).toMatchObject([{ actor: NAMES.operator }]);
  });

  it('from a page of another site is refused, before its token is looked at', async () => {
    const server = await start();
    const response = await signIn(server, TOKENS.admin, { origin: 'https://evil.example' });
    expect([response.status, await codeOf(response)]).toEqual([403, 'forbidden-origin']);
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  it.each([undefined, null, 7, '', 'x'.repeat(513), { a: 1 }])(
    'with %j is told what to send',
    async (token) => {
      const server = await start();
      const response = await signIn(server, token);
      expect(response.status).toBe(400);
      expect(await response.json()).toMatchObject({ code: 'invalid-request', errors: [{ path: 'token' }] });
    },
  );

  it('where nobody has to is told so, and is local', async () => {
    const server = await start({ options: { tokens: [] } });
    const response = await signIn(server, TOKENS.admin);
    expect([response.status, await codeOf(response)]).toEqual([404, 'sign-in-off']);
    expect(await (await who(server, {})).json()).toEqual({
      name: 'local',
      role: 'admin',
      signInNeeded: false,
      expiresAt: null,
    });
  });
});

describe('a session', () => {
  it('of an operator ends after 12 hours however much it is used, and its socket is told and cut off', async () => {
    const server = await start();
    const cookie = await cookieOf(server, TOKENS.operator);
    const client = await connected(server, { extraHeaders: { cookie } });
    server.clock.wallAtZero += 12 * HOUR - 61_000;
    expect((await who(server, { cookie })).status).toBe(200);
    server.clock.wallAtZero += 61_000;
    const ended = await who(server, { cookie });
    expect([ended.status, await codeOf(ended)]).toEqual([401, 'session-ended']);
    const told = client.next('signed-out');
    const cut = gone(client);
    await server.pass(60_000);
    expect(await told).toEqual({
      code: 'session-ended',
      message: 'This session has expired; sign in again.',
    });
    expect(await cut).toBe('io server disconnect');
  });

  it('cannot command by a socket in the minute before it is cut off', async () => {
    const server = await start();
    const client = await connected(server, {
      extraHeaders: { cookie: await cookieOf(server, TOKENS.operator) },
    });
    server.clock.wallAtZero += 12 * HOUR;
    const answer = await client.ask('command', { breaker: 'a', command: 'trip', reason: 'a drill' });
    expect(answer).toMatchObject({ ok: false, code: 'session-ended' });
    expect(server.breaker('a').breaker.state).toBe('closed');
  });

  it('of a viewer lasts a month, as a wall needs it', async () => {
    const server = await start();
    const cookie = await cookieOf(server, TOKENS.viewer);
    server.clock.wallAtZero += 30 * 24 * HOUR - 1;
    expect((await who(server, { cookie })).status).toBe(200);
    server.clock.wallAtZero += 1;
    expect((await who(server, { cookie })).status).toBe(401);
  });

  it('that is signed out ends with its sockets at once, and no other does', async () => {
    const server = await start();
    const [cookie, other] = [
      await cookieOf(server, TOKENS.operator),
      await cookieOf(server, TOKENS.operator),
    ];
    const client = await connected(server, { extraHeaders: { cookie } });
    const stays = await connected(server, { extraHeaders: { cookie: other } });
    const told = client.next('signed-out');
    const cut = gone(client);
    const out = await fetch(`${server.url}/api/v1/session`, { method: 'DELETE', headers: { cookie } });
    expect(out.headers.get('set-cookie')).toMatch(/^fuseboard-session-\d+=; .*Max-Age=0$/);
    expect((await told).message).toBe('This browser was signed out.');
    await cut;
    expect((await who(server, { cookie })).status).toBe(401);
    expect((await who(server, { cookie: other })).status).toBe(200);
    await stays.settled();
    expect(stays.socket.connected).toBe(true);
    const again = await fetch(`${server.url}/api/v1/session`, { method: 'DELETE', headers: { cookie } });
    expect(again.status).toBe(200);
  });

  it('ends with its token, as do the sockets that came by it; who has another stays', async () => {
    const server = await start();
    const cookie = await cookieOf(server, TOKENS.operator);
    const [browser, script, stays] = [
      await connected(server, { extraHeaders: { cookie } }),
      await connected(server, { auth: { token: TOKENS.operator } }),
      await connected(server, { auth: { token: TOKENS.viewer } }),
    ];
    const told = [browser.next('signed-out'), script.next('signed-out')];
    const cut = [gone(browser), gone(script)];
    server.server.access.setTokens([tokenOf('viewer'), tokenOf('admin')]);
    for (const { message } of await Promise.all(told)) expect(message).toContain('no longer opens the board');
    await Promise.all(cut);
    expect((await who(server, { cookie })).status).toBe(401);
    expect((await who(server, bearer(TOKENS.operator))).status).toBe(401);
    await stays.settled();
    expect(stays.socket.connected).toBe(true);
  });

  it('ends when the role of its token changes, so that nobody keeps what was taken away', async () => {
    const server = await start();
    const cookie = await cookieOf(server, TOKENS.admin);
    server.server.access.setTokens([{ ...tokenOf('admin'), role: 'viewer' }]);
    expect((await who(server, { cookie })).status).toBe(401);
    expect(await (await who(server, bearer(TOKENS.admin))).json()).toMatchObject({ role: 'viewer' });
  });

  it('begins once there are tokens: who came in before is cut off', async () => {
    const server = await start({ options: { tokens: [] } });
    const client = await connected(server, {});
    const cut = gone(client);
    server.server.access.setTokens(ALL_TOKENS);
    await cut;
    expect((await who(server, {})).status).toBe(401);
  });

  it('does not go by a cookie that was made up, or by one of another port', async () => {
    const server = await start();
    const cookie = await cookieOf(server, TOKENS.operator);
    const [name = '', secret = ''] = cookie.split('=');
    expect(await codeOf(await who(server, { cookie: `${name}=${'A'.repeat(43)}` }))).toBe('session-ended');
    expect(await codeOf(await who(server, { cookie: `fuseboard-session-1=${secret}` }))).toBe(
      'not-signed-in',
    );
    expect((await who(server, { cookie, ...bearer(WRONG_TOKEN) })).status).toBe(401);
  });

  it('that is the hundred and first of a token ends the oldest', async () => {
    const server = await start();
    const first = await cookieOf(server, TOKENS.viewer);
    for (let session = 1; session < 100; session += 1) await cookieOf(server, TOKENS.viewer);
    expect((await who(server, { cookie: first })).status).toBe(200);
    const last = await cookieOf(server, TOKENS.viewer);
    expect((await who(server, { cookie: first })).status).toBe(401);
    expect((await who(server, { cookie: last })).status).toBe(200);
  });
});

describe('too many tries', () => {
  it('to sign in wait, even with the right token, as long as they are told', async () => {
    const server = await start();
    for (let attempt = 0; attempt < 10; attempt += 1) {
      const response = await signIn(server, WRONG_TOKEN);
      expect([response.status, await codeOf(response)]).toEqual([401, 'wrong-token']);
    }
    const refused = await signIn(server, TOKENS.admin);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('6');
    expect(await refused.json()).toMatchObject({
      code: 'too-many-tries',
      detail: 'Too many wrong tokens from this address. Try again in 6 s.',
    });
    await server.pass(6_000);
    expect((await signIn(server, TOKENS.admin)).status).toBe(200);
    for (let more = 0; more < 20; more += 1) expect((await signIn(server, TOKENS.admin)).status).toBe(200);
  });

  it('with a wrong bearer are told to wait at both doors, and keep no right one out', async () => {
    const server = await start();
    for (let attempt = 0; attempt < 10; attempt += 1)
      expect((await who(server, bearer(WRONG_TOKEN))).status).toBe(401);
    const refused = await who(server, bearer(WRONG_TOKEN));
    expect([refused.status, refused.headers.has('retry-after')]).toEqual([429, true]);
    const client = new TestClient(server.url, { auth: { token: WRONG_TOKEN } });
    clients.push(client);
    expect((await refusal(client)).data).toMatchObject({ code: 'too-many-tries' });
    expect((await who(server, bearer(TOKENS.viewer))).status).toBe(200);
  });

  it('to command wait, by whichever door they come, and others command on', async () => {
    const server = await start();
    const client = await connected(server, { auth: { token: TOKENS.operator } });
    const command = { breaker: 'a', command: 'reset', reason: 'a drill' };
    for (let count = 0; count < 300; count += 1)
      expect(await client.ask('command', command)).toMatchObject({ ok: true });
    const answer = await client.ask('command', command);
    expect(answer).toMatchObject({ ok: false, code: 'too-many-commands' });
    expect(answer.ok ? '' : answer.message).toBe('otto has given too many commands. Try again in 1 s.');
    const mark = (token: string) =>
      fetch(`${server.url}/api/v1/journal/marks`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...bearer(token) },
        body: JSON.stringify({ text: 'deploy' }),
      });
    const refused = await mark(TOKENS.operator);
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
    expect((await mark(TOKENS.admin)).status).toBe(201);
    expect((await who(server, bearer(TOKENS.operator))).status).toBe(200);
    await server.pass(200);
    expect((await mark(TOKENS.operator)).status).toBe(201);
  });
});

describe('who comes by another site', () => {
  /** What fetch does not let one say. */
  const raw = (url: string, headers: Record<string, string>, method = 'GET') =>
    new Promise<number>((resolve, reject) => {
      request(url, { method, headers }, (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      })
        .on('error', reject)
        .end();
    });

  it('has no socket, even with a session', async () => {
    const server = await start();
    const cookie = await cookieOf(server, TOKENS.admin);
    const client = new TestClient(server.url, { extraHeaders: { cookie, origin: 'https://evil.example' } });
    clients.push(client);
    expect((await refusal(client)).message).toBe('websocket error');
    const port = Number(new URL(server.url).port) + 1;
    const neighbour = { cookie, origin: `http://127.0.0.1:${port}` };
    const polling = `${server.url}/socket.io/?EIO=4&transport=polling`;
    expect(await raw(polling, neighbour)).toBe(403);
    expect(await raw(polling, { cookie, origin: server.url })).toBe(200);
  });

  it('by a name that was rebound to this machine has nothing, even with a token', async () => {
    const server = await start();
    const rebound = { host: 'evil.example', ...bearer(TOKENS.admin) };
    for (const path of ['/api/v1/breakers', '/metrics', '/api/v1/session', '/', '/openapi.json'])
      expect([path, await raw(`${server.url}${path}`, rebound)]).toEqual([path, 403]);
    expect(await raw(`${server.url}/socket.io/?EIO=4&transport=polling`, rebound)).toBe(403);
  });
});
