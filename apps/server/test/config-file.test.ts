import { mkdtempSync, renameSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type BreakerDetail,
  type ConfigEntry,
  type DefinitionList,
  type JournalPage,
  type Role,
  type ServerToClientEvents,
  unpackSnapshot,
} from '@fuseboard/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ask } from './support/api.ts';
import { connect, type TestClient } from './support/client.ts';
import { startServer, type TestServer } from './support/start-server.ts';
import { bearer, tokenOf, TOKENS } from './support/tokens.ts';

type Notice = Parameters<ServerToClientEvents['notice']>[0];

let folder: string;
let file: string;
let server: TestServer;
let client: TestClient;
let notices: Notice[];

/** Breakers by name, with the threshold of each. */
const yaml = (breakers: Readonly<Record<string, number>>, more = ''): string =>
  [
    'demo: false',
    'endpoints: { allow: [localhost] }',
    'breakers:',
    ...Object.entries(breakers).map(
      ([name, threshold]) =>
        `  - { name: ${name}, endpoint: { type: http, url: "http://127.0.0.1:9/" }, breaker: { failureRateThreshold: ${threshold} } }`,
    ),
    more,
  ].join('\n');

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fuseboard-config-'));
  file = join(folder, 'board.yaml');
  writeFileSync(file, yaml({ a: 50, b: 50 }));
  await start();
});

afterEach(async () => {
  client.close();
  await server.close();
  rmSync(folder, { recursive: true });
});

async function start(): Promise<void> {
  server = await startServer({ configFile: file, options: { dataFolder: folder } });
  ({ client } = await connect(server.url));
  notices = client.collect('notice');
}

async function restart(): Promise<void> {
  client.close();
  await server.close();
  await start();
}

/** As long as it takes to notice and to be sure that it is not being written. */
async function noticed(): Promise<void> {
  await server.pass(4_000);
  await client.settled();
}

async function save(text: string): Promise<void> {
  writeFileSync(file, text);
  await noticed();
}

const threshold = (name: string): number => server.breaker(name).breaker.config.failureRateThreshold;
const names = (): readonly string[] => server.server.registry.all.map(({ name }) => name);
const get = async <Body>(path: string): Promise<Body> => (await ask(server, ['GET', path])).body as Body; // it is ours
const edit = (name: string, failureRateThreshold: number) =>
  ask(server, ['PATCH', `/breakers/${name}`], { breaker: { failureRateThreshold } });

async function entries(): Promise<readonly ConfigEntry[]> {
  const { entries: found } = await get<JournalPage>('/journal?kind=config');
  return found.filter((entry) => entry.kind === 'config');
}

describe('a valid edit of the file', () => {
  it('is applied live: changed, added and removed breakers, one entry each; those that stay keep their state', async () => {
    const managed = server.breaker('a');
    await managed.call();
    managed.breaker.forceOpen();
    const picture = client.next('snapshot');
    await save(yaml({ c: 30, a: 80 }));
    expect(unpackSnapshot(await picture)).toMatchObject({
      breakers: [{ name: 'c' }, { name: 'a', state: 'forced-open' }],
    });
    expect(server.breaker('a')).toBe(managed);
    expect([threshold('a'), threshold('c')]).toEqual([80, 30]);
    expect(managed.breaker.snapshot().totals.failure).toBe(1);
    const told = (await entries()).map(({ breaker, event, version, actor }) => [
      breaker,
      event,
      version,
      actor,
    ]);
    expect(told).toEqual([
      ['b', 'removed', 2, 'config file'],
      ['a', 'edited', 2, 'config file'],
      ['c', 'added', 1, 'config file'],
    ]);
    expect(notices).toMatchObject([{ level: 'info', text: `${file} is in force: 3 breakers changed.` }]);
  });

  it('is seen when an editor puts another file in its place, and when a link is moved', async () => {
    writeFileSync(join(folder, 'new.yaml'), yaml({ a: 61 }));
    renameSync(join(folder, 'new.yaml'), file);
    await noticed();
    expect(threshold('a')).toBe(61);
    writeFileSync(join(folder, 'target.yaml'), yaml({ a: 62 }));
    unlinkSync(file);
    symlinkSync(join(folder, 'target.yaml'), file);
    await noticed();
    expect(threshold('a')).toBe(62);
  });

  it('waits until the file is at rest', async () => {
    writeFileSync(file, '');
    await server.pass(500);
    writeFileSync(file, yaml({ a: 70 }));
    await noticed();
    expect(names()).toEqual(['a']);
    expect(notices.map(({ level }) => level)).toEqual(['info']);
  });

  it('that was made while the server did not run is in the journal of the next start', async () => {
    writeFileSync(file, yaml({ a: 51, b: 50 }));
    await restart();
    expect(await entries()).toMatchObject([
      {
        breaker: 'a',
        event: 'edited',
        version: 2,
        changes: [{ path: 'breaker.failureRateThreshold', before: 50, after: 51 }],
      },
    ]);
    await restart();
    expect(await entries()).toHaveLength(1);
  });

  it('changes what endpoints may reach, and the journal says how', async () => {
    const add = () =>
      ask(server, ['POST', '/breakers'], {
        name: 'far',
        endpoint: { type: 'http', url: 'http://10.0.0.9/' },
      });
    expect(await add()).toMatchObject({ status: 400 });
    await save(yaml({ a: 50, b: 50 }).replace('[localhost]', '[localhost, 10.0.0.0/8]'));
    expect(await add()).toMatchObject({ status: 201 });
    expect((await entries()).at(-1)).toMatchObject({
      breaker: null,
      changes: [{ path: 'endpoints.allow', before: ['localhost'], after: ['localhost', '10.0.0.0/8'] }],
    });
  });

  it('says of a key that is only read at the start that it waits for one', async () => {
    await save(yaml({ a: 50, b: 50 }, 'history: { retention: { seconds: 2h } }'));
    expect(notices).toMatchObject([
      { level: 'warning', text: expect.stringContaining('history is only read at the start') },
    ]);
    expect((await get<DefinitionList>('/definitions')).config).toMatchObject({
      file,
      needsRestart: ['history'],
    });
  });
});

describe('who may come in, by the file', () => {
  const tokens = (...roles: readonly Role[]): string =>
    `access: { tokens: ${JSON.stringify(roles.map(tokenOf))} }`;
  const askAs = (role: Role) =>
    fetch(`${server.url}/api/v1/breakers`, { headers: bearer(TOKENS[role]) }).then(({ status }) => status);
  const left = (): Promise<string> =>
    new Promise((resolve) => void client.socket.once('disconnect', resolve));

  it('counts at once: who needs a token from now on is out, and the journal names who may come, without a hash', async () => {
    const out = left();
    writeFileSync(file, yaml({ a: 50, b: 50 }, tokens('admin', 'viewer')));
    await server.pass(4_000);
    expect(await out).toBe('io server disconnect');
    expect([await askAs('admin'), await askAs('operator')]).toEqual([200, 401]);
    const text = await (
      await fetch(`${server.url}/api/v1/journal?kind=config`, { headers: bearer(TOKENS.viewer) })
    ).text();
    expect(JSON.parse(text)).toMatchObject({
      entries: [
        { changes: [{ path: 'access.tokens', before: null, after: ['ana (admin)', 'vera (viewer)'] }] },
      ],
    });
    expect(text).not.toContain(tokenOf('admin').sha256);
    writeFileSync(file, yaml({ a: 50, b: 50 }, tokens('operator', 'viewer')));
    await server.pass(4_000);
    expect([await askAs('admin'), await askAs('operator'), await askAs('viewer')]).toEqual([401, 200, 200]);
  });

  it('is refused as a whole where everybody could come in from other machines', async () => {
    client.close();
    await server.close();
    writeFileSync(file, yaml({ a: 50, b: 50 }, tokens('admin')));
    server = await startServer({ configFile: file, options: { dataFolder: folder, host: '0.0.0.0' } });
    writeFileSync(file, yaml({ a: 60, b: 50 }));
    await server.pass(4_000);
    expect([threshold('a'), await askAs('admin'), await askAs('viewer')]).toEqual([50, 200, 401]);
    const response = await fetch(`${server.url}/api/v1/definitions`, { headers: bearer(TOKENS.admin) });
    expect(await response.json()).toMatchObject({ config: { problems: [{ path: 'access' }] } });
  });
});

describe('an invalid edit of the file', () => {
  it('is refused with line and expectation, on pages that come later too, until it is mended; what was before goes on', async () => {
    const health = client.next('health');
    await save(yaml({ a: 50, b: 500 }));
    expect(names()).toEqual(['a', 'b']);
    expect(threshold('b')).toBe(50);
    const message = expect.stringMatching(
      /board\.yaml:5:\d+ breakers\[1\]\.breaker\.failureRateThreshold must be .*at most 100, got 500\. The configuration in force stays/,
    );
    expect(notices).toMatchObject([{ level: 'warning', text: message }]);
    expect(await health).toMatchObject({ history: { ok: true }, config: { ok: false, message } });
    const later = await connect(server.url);
    expect(later.snapshot.health.config).toMatchObject({ ok: false, message });
    later.client.close();
    expect((await get<DefinitionList>('/definitions')).config.problems).toMatchObject([
      { line: 5, path: 'breakers[1].breaker.failureRateThreshold' },
    ]);
    const mended = client.next('health');
    await save(yaml({ a: 50, b: 50 }));
    expect(await mended).toMatchObject({ config: { ok: true, message: null } });
    expect(notices.at(-1)).toMatchObject({ level: 'info', text: `${file} is well again.` });
    expect(await entries()).toEqual([]);
  });

  it('is one, too, when the file is empty or gone, however long it was there before', async () => {
    await save('');
    expect(notices).toMatchObject([
      { text: expect.stringContaining('is empty; to remove every breaker of it write `breakers: []`') },
    ]);
    unlinkSync(file);
    await noticed();
    expect(notices[1]).toMatchObject({ text: expect.stringContaining('does not exist') });
    expect(names()).toEqual(['a', 'b']);
    await save(yaml({ a: 50, b: 50 }));
    expect(notices.at(-1)).toMatchObject({ text: `${file} is well again.` });
  });

  it('that is not YAML is refused, and told once', async () => {
    await save('breakers: [');
    await noticed();
    expect(notices).toMatchObject([{ text: expect.stringContaining('is not valid YAML') }]);
  });
});

describe('the file and the page', () => {
  it('an edit of the page stands while the file says the same of that breaker, whatever else changes in it', async () => {
    await edit('a', 77);
    await save(yaml({ a: 50, b: 44 }));
    await restart();
    expect([threshold('a'), threshold('b')]).toEqual([77, 44]);
    expect(await get<BreakerDetail>('/breakers/a')).toMatchObject({
      configured: { source: 'file', edited: true, actor: 'local' },
    });
  });

  it('gives way to the next change of the file, says so, and can be brought back', async () => {
    await edit('a', 77);
    await save(yaml({ a: 60, b: 50 }));
    expect(threshold('a')).toBe(60);
    expect(notices[0]).toMatchObject({
      level: 'warning',
      text: expect.stringContaining('replaces version 2, which local made'),
    });
    await ask(server, ['POST', '/breakers/a/versions/2/restore']);
    await restart();
    expect(threshold('a')).toBe(77);
  });

  it('gives way, too, where the file changed while the server did not run', async () => {
    await edit('a', 77);
    writeFileSync(file, yaml({ a: 60, b: 50 }));
    await restart();
    expect(threshold('a')).toBe(60);
  });

  it('a breaker removed on the page comes back only when the file says something new of it', async () => {
    await ask(server, ['DELETE', '/breakers/a']);
    await save(yaml({ a: 50, b: 45 }));
    expect(names()).toEqual(['b']);
    await save(yaml({ a: 55, b: 45 }));
    expect(names()).toEqual(['a', 'b']);
  });

  it('an edit that the file has taken over is the file’s, and no further edit of the page is lost to it', async () => {
    await edit('a', 77);
    await save(yaml({ a: 77, b: 50 }));
    await edit('a', 78);
    await save(yaml({ a: 77, b: 51 }));
    expect(threshold('a')).toBe(78);
  });

  it('a breaker made on the page is of no concern to the file, until the file names it', async () => {
    const endpoint = { type: 'http', url: 'http://127.0.0.1:9/' };
    await ask(server, ['POST', '/breakers'], { name: 'own', endpoint });
    await save(yaml({ b: 50 }));
    expect(names()).toEqual(['b', 'own']);
    await save(yaml({ b: 50, own: 20 }));
    expect(threshold('own')).toBe(20);
    await save(yaml({ b: 50 }));
    expect(names()).toEqual(['b']);
  });
});
