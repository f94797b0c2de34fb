import type { CallBatch } from '@fuseboard/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type TestClient } from './support/client.ts';
import { definition } from './support/definitions.ts';
import { startServer, type TestServer, until } from './support/start-server.ts';

const names = Array.from({ length: 25 }, (_, index) => `b${index}`);
let server: TestServer;
let client: TestClient;

beforeEach(async () => {
  server = await startServer({ breakers: names.map((name) => definition(name)) });
  ({ client } = await connect(server.url));
});

afterEach(async () => {
  client.close();
  await server.close();
});

const watch = (breaker: string) => client.ask('watch', { breaker });

async function call(breaker: string, times: number): Promise<void> {
  for (let index = 0; index < times; index++) await server.breaker(breaker).call();
}

describe('watching a breaker', () => {
  it('gives its window at once and then at frame pace', async () => {
    await call('b0', 1);
    expect(await watch('b0')).toMatchObject({
      ok: true,
      window: { breaker: 'b0', window: { type: 'count-based', outcomes: '1' }, latency: { count: 1 } },
    });
    await call('b0', 1);
    const windowed = client.next('window');
    await server.pass(250);
    expect(await windowed).toMatchObject({ breaker: 'b0', window: { outcomes: '11' } });
  });

  it('gives its calls every tenth of a second, and no others', async () => {
    await watch('b0');
    const batches = client.collect('call');
    await call('b0', 3);
    await call('b1', 3);
    await server.pass(200);
    await client.settled();
    expect(batches).toHaveLength(1);
    expect(batches[0]).toMatchObject({
      breaker: 'b0',
      seen: 3,
      calls: [
        { id: 1, outcome: 'failure' },
        { id: 2, outcome: 'failure' },
        { id: 3, outcome: 'rejected', error: null },
      ],
    });
  });

  it('gives a sample of at most 200 calls a second, and tells how many there were', async () => {
    await server.pass(20); // so that no batch falls on the instant of a frame
    await watch('b0');
    const batches: CallBatch[] = client.collect('call');
    server.breaker('b0').breaker.forceOpen();
    for (let tenth = 0; tenth < 10; tenth++) {
      await call('b0', 100);
      await server.pass(100);
      await client.settled();
    }
    expect(batches.flatMap(({ calls }) => calls)).toHaveLength(200);
    expect(batches.reduce((sum, { seen }) => sum + seen, 0)).toBe(1_000);
  });

  it('listens to calls only while somebody watches', async () => {
    const { breaker } = server.breaker('b0');
    let subscriptions = 0;
    const subscribe = breaker.subscribe.bind(breaker);
    breaker.subscribe = (...args) => {
      subscriptions += 1;
      const undo = subscribe(...args);
      return () => {
        subscriptions -= 1;
        undo();
      };
    };
    const { client: other } = await connect(server.url);
    await watch('b0');
    await watch('b0');
    await other.ask('watch', { breaker: 'b0' });
    expect(subscriptions).toBe(1);
    await client.ask('unwatch', { breaker: 'b0' });
    expect(subscriptions).toBe(1);
    other.close();
    await until(() => subscriptions === 0);
    expect(subscriptions).toBe(0);
  });

  it('of more than twenty is refused, and of twenty others goes on', async () => {
    for (const name of names.slice(0, 20)) expect(await watch(name)).toMatchObject({ ok: true });
    expect(await watch('b20')).toMatchObject({ ok: false, code: 'too-many-watches' });
    expect(await watch('b3')).toMatchObject({ ok: true });
    expect(await client.ask('unwatch', { breaker: 'b3' })).toEqual({ ok: true });
    expect(await watch('b20')).toMatchObject({ ok: true });
  });

  it('leaves no timer behind when the last one stops', async () => {
    const before = server.clock.pendingTimers;
    await watch('b0');
    expect(server.clock.pendingTimers).toBe(before + 1);
    await client.ask('unwatch', { breaker: 'b0' });
    expect(server.clock.pendingTimers).toBe(before);
  });
});
