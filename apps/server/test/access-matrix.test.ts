import {
  type Action,
  ACTIONS,
  mayDo,
  type Problem,
  type Role,
  ROLES,
  type SessionView,
} from '@fuseboard/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../src/http/openapi-document.ts';
import { MESSAGE_ACTIONS } from '../src/socket/message-actions.ts';
import { type ClientOptions, connect, TestClient } from './support/client.ts';
import { definition } from './support/definitions.ts';
import { startServer, type TestServer } from './support/start-server.ts';
import { ALL_TOKENS, bearer, TOKENS, WRONG_TOKEN } from './support/tokens.ts';

/** Who asks: nobody, somebody with a token of another board, and one of each role, by token and by session. */
const CALLERS = ['nobody', 'wrong', ...ROLES, ...ROLES.map((role) => `${role}'s browser` as const)] as const;
type Caller = (typeof CALLERS)[number];

let target: TestServer;
let document: OpenApiDocument;
const cookies = new Map<Caller, string>();

beforeAll(async () => {
  target = await startServer({
    breakers: [definition('a', { group: 'shop' })],
    options: { tokens: ALL_TOKENS },
  });
  document = (await (await fetch(`${target.url}/openapi.json`)).json()) as OpenApiDocument; // a linter holds it to that
  for (const role of ROLES) {
    const response = await fetch(`${target.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token: TOKENS[role] }),
    });
    cookies.set(`${role}'s browser`, response.headers.get('set-cookie')?.split(';')[0] ?? '');
  }
});

afterAll(() => target.close());

const roleOf = (caller: Caller): Role | null => ROLES.find((role) => caller.startsWith(role)) ?? null;

function headersOf(caller: Caller): Record<string, string> {
  const cookie = cookies.get(caller);
  if (cookie !== undefined) return { cookie };
  const role = roleOf(caller);
  if (role !== null) return bearer(TOKENS[role]);
  return caller === 'wrong' ? bearer(WRONG_TOKEN) : {};
}

/** What the table says of them: how the door answers. */
function expected(caller: Caller, action: Action): string {
  const role = roleOf(caller);
  if (caller === 'nobody') return '401 not-signed-in';
  if (role === null) return '401 wrong-token';
  return mayDo(role, action) ? 'in' : '403 forbidden-role';
}

/** Wrong tokens and commands are counted: more of them than anybody sends. */
const letItPass = (): void => target.clock.advance(6_000);

/** As the description of an operation ends; undefined: it is for anyone. */
function actionIn(description = ''): Action | undefined {
  const [, named] = /Takes the role \w+ \(([a-z-]+)\)\.$/.exec(description) ?? [];
  return (Object.keys(ACTIONS) as Action[]).find((action) => action === named); // the table has no other keys
}

/** Every operation of the server as it describes itself, so that none can be forgotten. */
const operations = () =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      method: method.toUpperCase(),
      url: `${target.url}${path.replaceAll(/\{\w+\}/g, 'nothing')}`,
      id: operation.operationId,
      operation,
    })),
  );

const REFUSALS = new Set([401, 403]);

/** `in`, or how it was refused. Nothing that is sent here is valid, so that nothing happens. */
async function ask(url: string, method: string, caller: Caller): Promise<string> {
  letItPass();
  const writes = method === 'POST' || method === 'PATCH' || method === 'PUT';
  const response = await fetch(url, {
    method,
    headers: { ...headersOf(caller), ...(writes && { 'content-type': 'application/json' }) },
    ...(writes && { body: '{}' }),
  });
  if (!REFUSALS.has(response.status)) return 'in';
  const { code } = (await response.json()) as Problem; // as every refusal is
  const challenged = response.headers.get('www-authenticate') === 'Bearer realm="fuseboard"';
  return `${response.status} ${code}${challenged === (response.status === 401) ? '' : ', and no challenge'}`;
}

describe('the doors of the API, for everybody who may come to them', () => {
  it('are held to the table of who may do what, every one of them', async () => {
    const tried = new Set<Action>();
    for (const { id, method, url, operation } of operations()) {
      const action = actionIn(operation.description);
      expect([id, operation.security.length === 0]).toEqual([id, action === undefined]);
      if (action === undefined) continue;
      tried.add(action);
      for (const caller of CALLERS)
        expect([id, caller, await ask(url, method, caller)]).toEqual([id, caller, expected(caller, action)]);
    }
    expect([...tried]).toEqual(
      expect.arrayContaining([
        'command-breakers',
        'drive-demo',
        'read-board',
        'read-journal',
        'read-metrics',
      ]),
    );
  });

  it('of the probes, the description and the page are open', async () => {
    for (const path of ['/healthz', '/readyz', '/openapi.json', '/api/docs'])
      expect([path, (await fetch(`${target.url}${path}`)).status]).toEqual([path, 200]);
    const open = operations().filter(({ operation }) => operation.security.length === 0);
    expect(open.map(({ id }) => id).toSorted()).toEqual(['health', 'readiness', 'signIn', 'signOut']);
  });

  it('open for HEAD to whom they open for GET', async () => {
    const head = (caller: Caller) =>
      fetch(`${target.url}/api/v1/breakers`, { method: 'HEAD', headers: headersOf(caller) });
    expect((await head('nobody')).status).toBe(401);
    expect((await head('viewer')).status).toBe(200);
  });
});

/** As the server gives it to a connection that it refuses. */
const codeIn = (error: Error): string =>
  'data' in error ? (error.data as { readonly code: string }).code : error.message;

describe('the socket, for everybody who may come to it', () => {
  /** The role one is let in with, or the code of the refusal. */
  const knock = async (options: ClientOptions): Promise<string> => {
    letItPass();
    const client = new TestClient(target.url, options);
    const told = await new Promise<string>((resolve) => {
      client.socket.once('who', ({ role }: SessionView) => resolve(role));
      client.socket.once('connect_error', (error) => resolve(codeIn(error)));
    });
    client.close();
    return told;
  };

  it('lets in who may look, and nobody else, by header and by cookie', async () => {
    for (const caller of CALLERS) {
      const role = roleOf(caller);
      const want = role ?? expected(caller, 'read-board').slice('401 '.length);
      expect([caller, await knock({ extraHeaders: headersOf(caller) })]).toEqual([caller, want]);
    }
  });

  it('lets in by auth, where browsers cannot set headers', async () => {
    for (const role of ROLES) expect(await knock({ auth: { token: TOKENS[role] } })).toBe(role);
    for (const token of [WRONG_TOKEN, '', 7, { a: 1 }])
      expect(await knock({ auth: { token } })).toBe('wrong-token');
    expect(await knock({ auth: { token: null } })).toBe('not-signed-in');
  });

  it('is held to the table for every message', async () => {
    for (const role of ROLES) {
      const { client } = await connect(target.url, { auth: { token: TOKENS[role] } });
      for (const [message, action] of Object.entries(MESSAGE_ACTIONS)) {
        const answer = await client.ask(message, {});
        const refused = !answer.ok && answer.code === 'forbidden-role';
        expect(`${message} by ${role}: ${refused}`).toBe(`${message} by ${role}: ${!mayDo(role, action)}`);
      }
      client.close();
    }
  });

  it('changes nothing for who may not', async () => {
    const { client } = await connect(target.url, { auth: { token: TOKENS.viewer } });
    const { lastSeq } = target.server.hub.journal;
    const answer = await client.ask('command', { breaker: 'a', command: 'trip', reason: 'a drill' });
    expect(answer).toMatchObject({ ok: false, code: 'forbidden-role' });
    expect(answer.ok ? '' : answer.message).toContain('vera has the role viewer; this takes operator');
    expect([target.breaker('a').breaker.state, target.server.hub.journal.lastSeq]).toEqual([
      'closed',
      lastSeq,
    ]);
    client.close();
  });
});
