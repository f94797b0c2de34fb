import {
  type BreakerList,
  decodeRow,
  type FrameRow,
  type PackedSnapshot,
  unpackSnapshot,
} from '@fuseboard/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { connect, TestClient } from './support/client.ts';
import { definition } from './support/definitions.ts';
import { startServer, type TestServer, until } from './support/start-server.ts';

let server: TestServer;
const clients: TestClient[] = [];

async function start(...names: string[]): Promise<void> {
  server = await startServer({ breakers: names.map((name) => definition(name)) });
}

async function join(): Promise<Awaited<ReturnType<typeof connect>>> {
  const connected = await connect(server.url);
  clients.push(connected.client);
  return connected;
}

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await server.close();
});

describe('a transition', () => {
  it('is at the client with the number after the one of its picture, without a frame', async () => {
    await start('a');
    const { client, snapshot } = await join();
    expect(snapshot.seq).toBe(1); // the start of the server
    const heard = client.next('journal');
    server.breaker('a').breaker.trip({ actor: 'ana', reason: 'drill' });
    expect((await heard).entries).toMatchObject([
      { seq: 2, kind: 'transition', breaker: 'a', from: 'closed', to: 'open', after: { generation: 2 } },
    ]);
  });

  it('and all others of its turn come in one message, in order, to every client', async () => {
    await start('a', 'b', 'c');
    const { client: first } = await join();
    const { client: second } = await join();
    const heard = Promise.all([first.next('journal'), second.next('journal')]);
    for (const name of ['a', 'b', 'c']) server.breaker(name).breaker.trip();
    for (const { entries } of await heard) {
      expect(entries.map(({ seq, breaker }) => [seq, breaker])).toEqual([
        [2, 'a'],
        [3, 'b'],
        [4, 'c'],
      ]);
    }
  });

  it('that happens while a client connects is in its picture or in its stream, and never in neither or both', async () => {
    await start('a');
    const { breaker } = server.breaker('a');
    const toAndFro = setInterval(() => {
      breaker.trip();
      breaker.reset();
    }, 1);
    for (let round = 0; round < 10; round++) {
      const client = new TestClient(server.url);
      clients.push(client);
      const batches = client.collect('journal');
      const { seq } = await client.next('snapshot');
      await client.settled();
      const seqs = batches.flatMap(({ entries }) => entries.map((entry) => entry.seq));
      expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, index) => seq + 1 + index));
    }
    clearInterval(toAndFro);
  });
});

describe('frames', () => {
  it('are one a quarter second however many calls there were, and have the numbers of REST', async () => {
    await start('a', 'b');
    const { client } = await join();
    const frames = client.collect('frame');
    for (let call = 0; call < 30; call++) await server.breaker('a').call();
    server.breaker('b').breaker.disable();
    await server.pass(1_000);
    await client.settled();
    expect(frames).toHaveLength(4);

    const latest = new Map<number, FrameRow>();
    for (const row of frames.flatMap(({ rows }) => rows)) latest.set(row[0], row);
    const response = await fetch(`${server.url}/api/v1/breakers`);
    const { breakers } = (await response.json()) as BreakerList; // it is ours
    const view = breakers[0];
    expect(view).toMatchObject({ name: 'a', state: 'open' });
    const row = latest.get(0);
    expect(row && view).toMatchObject(row ? decodeRow(row, 2) : {});
    expect(view?.totals).toMatchObject({ failure: 2, rejected: 28 });
  });

  it('come once a second to a hidden tab, which gets what it missed as soon as it shows', async () => {
    await start('a');
    const { client } = await join();
    expect(await client.ask('pace', { hidden: true })).toEqual({ ok: true });
    const frames = client.collect('frame');
    await server.pass(750);
    await server.breaker('a').call();
    await server.pass(1_250);
    await client.ask('watch', { breaker: 'a' });
    expect(frames).toHaveLength(2);
    expect(frames.flatMap(({ rows }) => rows)).not.toHaveLength(0);
    await server.breaker('a').call();
    await server.pass(250);
    const shown = client.next('frame');
    await client.ask('pace', { hidden: false });
    expect((await shown).rows).toHaveLength(1);
  });
});

describe('resuming', () => {
  it('fills exactly the gap', async () => {
    await start('a');
    const { client, snapshot } = await join();
    client.close();
    for (let round = 0; round < 3; round++) {
      server.breaker('a').breaker.trip();
      server.breaker('a').breaker.reset();
    }
    const { client: back } = await join();
    const answer = await back.ask('resume', { bootId: snapshot.bootId, seq: snapshot.seq });
    expect(answer).toMatchObject({ ok: true, bootId: snapshot.bootId, complete: true, snapshot: null });
    const entries = answer.ok ? (answer['entries'] as { seq: number }[]) : [];
    expect(entries.map(({ seq }) => seq)).toEqual([2, 3, 4, 5, 6, 7]);
    expect(await back.ask('resume', { bootId: snapshot.bootId, seq: 7 })).toMatchObject({
      ok: true,
      entries: [],
    });
  });

  it('after a restart gives the new picture and its whole tail', async () => {
    await start('a');
    const { snapshot } = await join();
    await server.close();
    await start('a');
    server.breaker('a').breaker.forceOpen({ reason: 'drill', actor: 'ana' });
    const { client } = await join();
    const answer = await client.ask('resume', { bootId: snapshot.bootId, seq: 40 });
    expect(answer).toMatchObject({
      ok: true,
      complete: false,
      entries: [
        { seq: 1, kind: 'server', event: 'started' },
        { seq: 2, kind: 'transition' },
      ],
    });
    const picture = answer.ok && unpackSnapshot(answer['snapshot'] as PackedSnapshot); // by the event map
    expect(picture).toMatchObject({ seq: 2, breakers: [{ name: 'a', state: 'forced-open' }] });
    expect(answer.ok && answer['bootId']).not.toBe(snapshot.bootId);
  });
});

describe('viewers', () => {
  it('are counted, and told together', async () => {
    await start('a');
    const { client } = await join();
    await join();
    const { client: third } = await join();
    const told = client.next('presence', ({ viewers }) => viewers === 3);
    await server.pass(1_000);
    await told;
    third.close();
    const fewer = client.next('presence', ({ viewers }) => viewers === 2);
    // The server learns of a closed tab when its socket closes.
    await until(() => server.server.viewers === 2);
    await server.pass(1_000);
    expect(await fewer).toEqual({ viewers: 2 });
  });
});
