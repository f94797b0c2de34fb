import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BreakerDetail,
  type ConfigEntry,
  type DefinitionList,
  type DefinitionVersions,
  type JournalPage,
  unpackSnapshot,
} from '@fuseboard/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask } from './support/api.ts';
import { connect, type TestClient } from './support/client.ts';
import { definition } from './support/definitions.ts';
import { NEW_YEAR } from './support/manual-server-clock.ts';
import { startServer, type TestServer, until } from './support/start-server.ts';
import { type Upstream, upstream } from './support/upstream.ts';

const SECRET = 'Bearer 9f2c-secret';

let service: Upstream;
let asked: string[];
let server: TestServer;
let dataFolder: string;
const clients: TestClient[] = [];

beforeEach(async () => {
  dataFolder = mkdtempSync(join(tmpdir(), 'fuseboard-definitions-'));
  asked = [];
  service = await upstream((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization ?? ''}`.trim());
    response.statusCode = request.url?.startsWith('/bad') ? 500 : 200;
    response.end();
  });
  server = await start();
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await server.close();
  service.close();
  rmSync(dataFolder, { recursive: true });
});

const start = (wall = NEW_YEAR): Promise<TestServer> =>
  startServer({
    breakers: [definition('pay', { endpoint: http('/bad'), breaker: { minimumNumberOfCalls: 4 } })],
    options: { dataFolder },
    wall,
  });

const http = (path: string, over: object = {}) => ({
  type: 'http' as const,
  url: new URL(path, service.url).href,
  ...over,
});
const get = async <Body>(path: string): Promise<Body> => (await ask(server, ['GET', path])).body as Body; // it is ours
const patch = (path: string, body: object) => ask(server, ['PATCH', path], body);

async function entries(): Promise<readonly ConfigEntry[]> {
  const { entries: found } = await get<JournalPage>('/journal?kind=config');
  return found.filter((entry) => entry.kind === 'config');
}

async function open(): Promise<TestClient> {
  const { client } = await connect(server.url);
  clients.push(client);
  return client;
}

describe('a breaker that is added', () => {
  it('is on every board at once, makes its calls, and is in the journal with who did it and why', async () => {
    const client = await open();
    const picture = client.next('snapshot');
    const body = { name: 'mail', endpoint: http('/ok'), traffic: { rate: 10 } };
    const answer = await ask(server, ['POST', '/breakers?reason=a new service'], body);
    expect(answer).toMatchObject({ status: 201, body: { breaker: 'mail', version: 1, durable: true } });
    expect(unpackSnapshot(await picture)).toMatchObject({ breakers: [{ name: 'pay' }, { name: 'mail' }] });
    await server.pass(1_000);
    await until(() => asked.includes('/ok'));
    expect(await get<BreakerDetail>('/breakers/mail')).toMatchObject({
      definition: { name: 'mail', endpoint: { method: 'GET', timeout: 10_000 } },
      configured: { version: 1, source: 'page', edited: false, actor: 'local' },
    });
    expect(await entries()).toMatchObject([
      { breaker: 'mail', event: 'added', version: 1, actor: 'local', reason: 'a new service' },
    ]);
  });

  it('is refused with every problem and its path, and nothing is added', async () => {
    const body = { name: 'Mail', endpoint: http('/ok'), breaker: { failureRateThreshold: 500 }, trafic: 1 };
    const { status, body: problem } = await ask(server, ['POST', '/breakers'], body);
    expect(status).toBe(400);
    expect(problem['errors']).toMatchObject([
      { path: 'name' },
      { path: 'breaker.failureRateThreshold', message: expect.stringContaining('at most 100, got 500') },
      { path: 'trafic', message: 'is not a known key; did you mean "traffic"?' },
    ]);
    expect(server.server.registry.all).toHaveLength(1);
    expect(await entries()).toEqual([]);
  });

  it('is held to the library, to the services there are and to where endpoints may reach', async () => {
    const refused = async (over: object) =>
      (await ask(server, ['POST', '/breakers'], { name: 'x', ...over })).body['errors'];
    expect(
      await refused({
        endpoint: http('/'),
        breaker: { slidingWindow: { type: 'count-based', size: 5 }, minimumNumberOfCalls: 9 },
      }),
    ).toMatchObject([
      { path: 'breaker.minimumNumberOfCalls', message: expect.stringContaining('the size of the window') },
    ]);
    expect(await refused({ endpoint: { type: 'demo', service: 'payment' } })).toMatchObject([
      { path: 'endpoint.service', message: expect.stringContaining('did you mean "payments"?') },
    ]);
    expect(await refused({ endpoint: { type: 'http', url: 'http://10.1.2.3/' } })).toMatchObject([
      { path: 'endpoint.url', message: expect.stringContaining('a private address') },
    ]);
  });

  it('must have a name of its own, until the other one is removed', async () => {
    const body = { name: 'pay', endpoint: http('/ok') };
    expect(await ask(server, ['POST', '/breakers'], body)).toMatchObject({
      status: 409,
      body: { code: 'breaker-exists' },
    });
    await ask(server, ['DELETE', '/breakers/pay']);
    expect(await ask(server, ['POST', '/breakers'], body)).toMatchObject({
      status: 201,
      body: { version: 3 },
    });
  });
});

describe('a breaker that is edited', () => {
  it('keeps its state, window and totals; the journal has what changed, and a page has new thresholds', async () => {
    const managed = server.breaker('pay');
    await managed.call();
    await managed.call();
    const client = await open();
    const picture = client.next('snapshot');
    const answer = await patch('/breakers/pay', {
      breaker: { failureRateThreshold: 80, minimumNumberOfCalls: 3 },
    });
    const changes = [
      { path: 'breaker.minimumNumberOfCalls', before: 4, after: 3, hidden: false },
      { path: 'breaker.failureRateThreshold', before: null, after: 80, hidden: false },
    ];
    expect(answer).toMatchObject({ status: 200, body: { version: 2, changes, durable: true } });
    expect(unpackSnapshot(await picture)).toMatchObject({
      thresholds: [{ failureRate: 80, minimumNumberOfCalls: 3 }],
    });
    expect(server.breaker('pay')).toBe(managed);
    expect(managed.breaker.snapshot()).toMatchObject({
      state: 'closed',
      failedCalls: 2,
      totals: { failure: 2 },
    });
    expect(await entries()).toMatchObject([
      { breaker: 'pay', event: 'edited', version: 2, changes, actor: 'local' },
    ]);
    await managed.call();
    expect(managed.breaker.state).toBe('open');
  });

  it('calls its new endpoint, and goes back to a default where a key is taken away', async () => {
    await patch('/breakers/pay', {
      endpoint: { url: `${service.url}other` },
      breaker: { minimumNumberOfCalls: null },
    });
    await server.breaker('pay').call();
    expect(asked).toEqual(['/other']);
    expect(server.breaker('pay').breaker.config.minimumNumberOfCalls).toBe(10);
  });

  it('can become of another type of endpoint or window', async () => {
    const { body } = await patch('/breakers/pay', {
      endpoint: { type: 'tcp', host: '127.0.0.1', port: Number(new URL(service.url).port) },
      breaker: { slidingWindow: { type: 'time-based', duration: '30s' } },
    });
    expect(body['definition']).toMatchObject({
      endpoint: { type: 'tcp', timeout: 5_000 },
      breaker: { slidingWindow: { type: 'time-based', duration: 30_000 } },
    });
    await server.breaker('pay').call();
    expect(server.breaker('pay').breaker.snapshot().totals.success).toBe(1);
  });

  it('is refused whole where a part of it is wrong', async () => {
    const { status, body } = await patch('/breakers/pay', {
      name: 'other',
      description: 'new words',
      endpoint: { timeout: 'soon' },
    });
    expect(status).toBe(400);
    expect(body['errors']).toMatchObject([{ path: 'name' }, { path: 'endpoint.timeout' }]);
    expect(await get<BreakerDetail>('/breakers/pay')).toMatchObject({
      description: null,
      configured: { version: 1 },
    });
  });

  it('is refused to who saw another version, and does nothing where nothing changes', async () => {
    await patch('/breakers/pay?expectVersion=1', { group: 'checkout' });
    const late = await patch('/breakers/pay?expectVersion=1', { group: 'shop' });
    expect(late).toMatchObject({
      status: 409,
      body: { code: 'version-moved', detail: expect.stringContaining('version 2 by local') },
    });
    expect(await ask(server, ['DELETE', '/breakers/pay?expectVersion=1'])).toMatchObject({ status: 409 });
    const same = await patch('/breakers/pay?expectVersion=2', { group: 'checkout' });
    expect(same).toMatchObject({ status: 200, body: { version: 2, changes: [], seq: null } });
    expect(await entries()).toHaveLength(1);
  });

  it('stays as it was edited over a restart', async () => {
    await patch('/breakers/pay', { description: 'edited' });
    await ask(server, ['POST', '/breakers'], { name: 'mail', endpoint: http('/ok') });
    await server.close();
    server = await start(NEW_YEAR + 60_000);
    expect(server.server.registry.all.map(({ definition: one }) => [one.name, one.description])).toEqual([
      ['pay', 'edited'],
      ['mail', null],
    ]);
    expect(await get<BreakerDetail>('/breakers/pay')).toMatchObject({
      configured: { version: 2, source: 'file', edited: true, at: NEW_YEAR },
    });
  });
});

describe('secrets', () => {
  const shown = async (): Promise<string> => {
    const paths = [
      '/breakers/pay',
      '/breakers/pay/versions',
      '/journal',
      '/definitions',
      '/journal?format=csv',
    ];
    const texts = await Promise.all(
      paths.map(async (path) => (await fetch(`${server.url}/api/v1${path}`)).text()),
    );
    return texts.join('\n');
  };

  it('are told to nobody, and a change of one only as that', async () => {
    await patch('/breakers/pay', {
      endpoint: { url: `${service.url}ok?key=s3cret-1`, headers: { authorization: SECRET } },
    });
    const { body } = await patch('/breakers/pay', {
      endpoint: { url: `${service.url}ok?key=s3cret-2`, headers: { authorization: `${SECRET}-2` } },
    });
    expect(body['changes']).toEqual([
      {
        path: 'endpoint.url',
        before: `${service.url}ok?key=•••`,
        after: `${service.url}ok?key=•••`,
        hidden: true,
      },
      { path: 'endpoint.headers.authorization', before: '•••', after: '•••', hidden: true },
    ]);
    const everything = (await shown()) + JSON.stringify(body);
    expect(everything).toContain('•••');
    expect(everything).not.toMatch(/secret|s3cret/);
  });

  it('stay as they are where they are sent back as they were shown', async () => {
    const url = `${service.url.replace('//', '//ana:pass@')}/ok?key=s3cret&page=1`;
    await patch('/breakers/pay', {
      endpoint: { url, headers: { authorization: SECRET }, method: 'POST', body: { a: 1 } },
    });
    const { definition: seen } = await get<BreakerDetail>('/breakers/pay');
    expect(JSON.stringify(seen)).not.toMatch(/s3cret|pass|secret/);
    const answer = await patch('/breakers/pay', { ...seen, description: 'others words' });
    expect(answer.body['changes']).toMatchObject([{ path: 'description' }]);
    expect(server.breaker('pay').definition.endpoint).toMatchObject({
      url,
      headers: { authorization: SECRET },
      body: { a: 1 },
    });
  });

  it('are not taken along to another host', async () => {
    await patch('/breakers/pay', {
      endpoint: { url: `${service.url}ok`, headers: { authorization: SECRET } },
    });
    const other = await upstream((_request, response) => void response.end());
    const moved = await patch('/breakers/pay', { endpoint: { url: other.url } });
    expect(moved).toMatchObject({
      status: 400,
      body: {
        errors: [
          { path: 'endpoint.headers.authorization', message: expect.stringContaining('another host') },
        ],
      },
    });
    const written = { url: other.url, headers: { authorization: 'new' } };
    expect(await patch('/breakers/pay', { endpoint: written })).toMatchObject({ status: 200 });
    other.close();
  });

  it('that nobody ever wrote cannot be kept', async () => {
    const { body } = await ask(server, ['POST', '/breakers'], {
      name: 'x',
      endpoint: http('/ok?key=•••', { headers: { 'x-key': '•••' } }),
    });
    expect(body['errors']).toMatchObject([{ path: 'endpoint.url' }, { path: 'endpoint.headers.x-key' }]);
  });
});

describe('a breaker that is removed', () => {
  it('leaves the board at once while its calls under way end; its past stays', async () => {
    const release: (() => void)[] = [];
    service.close();
    service = await upstream((_request, response) => void release.push(() => response.end()));
    await patch('/breakers/pay', { endpoint: { url: `${service.url}slow` } });
    const managed = server.breaker('pay');
    const call = managed.call();
    await until(() => release.length === 1);
    const client = await open();
    const picture = client.next('snapshot');
    expect(await ask(server, ['DELETE', '/breakers/pay?reason=not ours any more'])).toMatchObject({
      status: 200,
    });
    expect(unpackSnapshot(await picture)).toMatchObject({ breakers: [] });
    expect(await ask(server, ['GET', '/breakers/pay'])).toMatchObject({ status: 404 });
    release[0]?.();
    await call;
    expect(managed.breaker.snapshot().totals.success).toBe(1);
    expect(await entries()).toMatchObject([
      { event: 'removed', breaker: 'pay', reason: 'not ours any more' },
      { event: 'edited' },
    ]);
    expect(await get<DefinitionList>('/definitions')).toMatchObject({
      definitions: [],
      removed: [{ name: 'pay', version: 3, source: 'file', edited: true }],
    });
  });

  it('stays away over a restart, and comes back as it stood when a version of it is restored', async () => {
    server.breaker('pay').breaker.forceOpen({ reason: 'drill', actor: 'ana' });
    await ask(server, ['DELETE', '/breakers/pay']);
    await server.close();
    server = await start(NEW_YEAR + 60_000);
    expect(server.server.registry.all).toEqual([]);
    const answer = await ask(server, ['POST', '/breakers/pay/versions/1/restore']);
    expect(answer).toMatchObject({ status: 200, body: { version: 3 } });
    expect(server.breaker('pay').breaker.snapshot()).toMatchObject({
      state: 'forced-open',
      override: { actor: 'ana' },
    });
  });
});

describe('the versions of a breaker', () => {
  it('are all there, newest first, each with what it changed', async () => {
    await patch('/breakers/pay', { group: 'checkout' });
    await patch('/breakers/pay', { group: 'shop', description: 'cards' });
    const { versions } = await get<DefinitionVersions>('/breakers/pay/versions');
    expect(versions).toMatchObject([
      {
        version: 3,
        actor: 'local',
        event: 'edited',
        changes: [{ path: 'group', before: 'checkout', after: 'shop' }, { path: 'description' }],
      },
      { version: 2, changes: [{ path: 'group', before: null, after: 'checkout' }] },
      { version: 1, actor: 'config file', event: 'added', definition: { name: 'pay', group: null } },
    ]);
  });

  it('can be brought back, secrets included, which is a version of its own', async () => {
    await patch('/breakers/pay', { endpoint: { headers: { authorization: SECRET } } });
    await patch('/breakers/pay', { endpoint: { headers: { authorization: null } }, group: 'g' });
    const answer = await ask(server, ['POST', '/breakers/pay/versions/2/restore?reason=it was right']);
    expect(answer).toMatchObject({ status: 200, body: { version: 4 } });
    await server.breaker('pay').call();
    expect(asked).toEqual([`/bad ${SECRET}`]);
    expect((await entries())[0]).toMatchObject({
      event: 'restored',
      version: 4,
      restored: 2,
      reason: 'it was right',
    });
  });

  it('that never were cannot', async () => {
    await ask(server, ['DELETE', '/breakers/pay']);
    const restore = (version: number | string) =>
      ask(server, ['POST', `/breakers/pay/versions/${version}/restore`]);
    expect(await restore(7)).toMatchObject({ status: 404, body: { code: 'unknown-version' } });
    expect(await restore(2)).toMatchObject({
      status: 404,
      body: { detail: expect.stringContaining('its removal') },
    });
    expect(await restore('one')).toMatchObject({ status: 400, body: { errors: [{ path: 'version' }] } });
    expect(await ask(server, ['GET', '/breakers/none/versions'])).toMatchObject({ status: 404 });
  });
});

describe('a check', () => {
  const check = (breaker: string | null, change: object) =>
    ask(server, ['POST', '/definitions/check'], { breaker, definition: change });

  it('says what would change and changes nothing', async () => {
    expect(await check('pay', { description: 'cards' })).toMatchObject({
      status: 200,
      body: { problems: [], changes: [{ path: 'description', before: null, after: 'cards' }] },
    });
    expect(await get<BreakerDetail>('/breakers/pay')).toMatchObject({
      configured: { version: 1 },
      description: null,
    });
  });

  it('says the same of what is wrong as saving would', async () => {
    const { body } = await check('pay', { breaker: { failureRateThreshold: 0 } });
    const saved = await patch('/breakers/pay', { breaker: { failureRateThreshold: 0 } });
    expect(body['problems']).toEqual(saved.body['errors']);
    expect((await check(null, { name: 'pay', endpoint: http('/ok') })).body['problems']).toMatchObject([
      { path: 'name' },
    ]);
    expect(await check('none', {})).toMatchObject({ status: 404 });
  });
});
