import { type Frame, unpackSnapshot } from '@fuseboard/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type TestClient } from './support/client.ts';
import { definition } from './support/definitions.ts';
import { startServer, type TestServer } from './support/start-server.ts';

let server: TestServer;
const clients: TestClient[] = [];

beforeEach(async () => {
  server = await startServer({ breakers: [definition('a'), definition('b')] });
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await server.close();
});

async function open(): Promise<TestClient> {
  const { client } = await connect(server.url);
  clients.push(client);
  return client;
}

function apply(...names: readonly string[]): void {
  server.server.hub.adopt(server.server.registry.apply(names.map((name) => definition(name))));
}

describe('a client while the list of breakers changes', () => {
  it('gets a picture of the new list, and frames of its indices', async () => {
    const client = await open();
    const frames: Frame[] = client.collect('frame');
    await server.pass(500);
    const picture = client.next('snapshot');
    apply('b', 'c');
    expect(unpackSnapshot(await picture)).toMatchObject({
      layout: 2,
      breakers: [{ name: 'b' }, { name: 'c' }],
    });
    await server.breaker('c').call();
    await server.breaker('b').call();
    await server.pass(500);
    await client.settled();
    const ofNew = frames.filter(({ layout }) => layout === 2).flatMap(({ rows }) => rows);
    expect(new Set(ofNew.map(([index]) => index))).toEqual(new Set([0, 1]));
    expect(frames.at(-1)?.layout).toBe(2);
  });

  it('that watched a breaker which is gone is told that there is none, and can watch the next of its name', async () => {
    const client = await open();
    await client.ask('watch', { breaker: 'a' });
    apply('b');
    expect(await client.ask('unwatch', { breaker: 'a' })).toMatchObject({ code: 'unknown-breaker' });
    apply('a', 'b');
    expect(await client.ask('watch', { breaker: 'a' })).toMatchObject({ ok: true });
    const calls = client.next('call');
    await server.breaker('a').call();
    await server.pass(100);
    expect(await calls).toMatchObject({ breaker: 'a', seen: 1 });
  });

  it('that comes back resumes over the change', async () => {
    const client = await open();
    apply('b', 'c');
    server.breaker('c').breaker.trip();
    const answer = await client.ask('resume', { bootId: server.server.hub.bootId, seq: 1 });
    expect(answer).toMatchObject({
      ok: true,
      complete: true,
      entries: [{ kind: 'transition', breaker: 'c' }],
    });
  });

  it('finds a breaker that came back as it was when it left', async () => {
    server.breaker('a').breaker.forceOpen({ reason: 'maintenance' });
    apply('b');
    await server.pass(1_000);
    apply('a', 'b');
    expect(server.breaker('a').breaker.snapshot()).toMatchObject({
      state: 'forced-open',
      override: { reason: 'maintenance' },
    });
  });

  it('scrapes the breakers there are', async () => {
    apply('b', 'c');
    const text = await (await fetch(`${server.url}/metrics`)).text();
    expect(text).toContain('{name="c",');
    expect(text).not.toContain('{name="a",');
  });
});
