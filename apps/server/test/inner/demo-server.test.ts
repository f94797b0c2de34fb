import { afterEach, describe, expect, it, vi } from 'vitest';
import { Agent, errors } from 'undici';
import { DemoServer } from '../../src/demo/demo-server.ts';
import { SHOP } from '../../src/demo/shop.ts';
import { systemServerClock, type ServerClock } from '../../src/server-clock.ts';
import { eventually, PATIENCE } from './eventually.ts';
import { ManualServerClock } from '../support/manual-server-clock.ts';
import { seededRandom } from './seeded-random.ts';

vi.setConfig(PATIENCE);

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function open(clock: ServerClock = systemServerClock): Promise<{ server: DemoServer; ask: Ask }> {
  const server = new DemoServer({ ...SHOP.inventory, ownLatencyMs: 10 }, { clock, random: seededRandom(1) });
  server.turn({ errorRate: 0, jitterMs: 0 });
  await server.listen();
  const agent = new Agent({ connections: 50 });
  closing.push(
    () => agent.destroy(),
    () => server.close(),
  );
  return { server, ask: asker(agent, server.url ?? '') };
}

interface Reply {
  /** The status, or the code of the error. */
  readonly result: number | string;
  readonly body: unknown;
  readonly retryAfter: string | undefined;
}

type Ask = (signal?: AbortSignal) => Promise<Reply>;

const asker =
  (agent: Agent, origin: string): Ask =>
  async (signal) => {
    try {
      const options = { origin, path: '/', method: 'GET' as const };
      const answer = await agent.request(signal ? { ...options, signal } : options);
      const retryAfter = answer.headers['retry-after'];
      return {
        result: answer.statusCode,
        body: await answer.body.json(),
        retryAfter: retryAfter?.toString(),
      };
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
      return { result: code, body: null, retryAfter: undefined };
    }
  };

/** How many of `count` requests, 50 at a time, got which result. */
async function tally(ask: Ask, count: number): Promise<Record<string, number>> {
  const results: Record<string, number> = {};
  for (let left = count; left > 0; left -= 50) {
    for (const { result } of await Promise.all(Array.from({ length: Math.min(50, left) }, () => ask()))) {
      results[result] = (results[result] ?? 0) + 1;
    }
  }
  return results;
}

/** Within 4 standard deviations of a share of the draws. */
function expectShare(count: number | undefined, percent: number, of: number): void {
  const share = percent / 100;
  expect(Math.abs((count ?? 0) - share * of)).toBeLessThanOrEqual(4 * Math.sqrt(share * (1 - share) * of));
}

describe('a demo service', () => {
  it('answers 200 with something of its trade', async () => {
    const { server, ask } = await open();
    expect(await ask()).toMatchObject({
      result: 200,
      body: { product: expect.any(String), available: expect.any(Number), warehouse: expect.any(String) },
    });
    expect(await tally(ask, 200)).toEqual({ 200: 200 });
    expect([server.served, server.inFlight]).toEqual([201, 0]);
  });

  it('errorRate 100: every request gets 500, and what is wrong', async () => {
    const { server, ask } = await open();
    server.turn({ errorRate: 100 });
    expect(await tally(ask, 200)).toEqual({ 500: 200 });
    expect((await ask()).body).toEqual({ error: 'the stock database refused the query' });
  });

  it.each([1, 30, 75])('errorRate %d: that share of the requests', async (errorRate) => {
    const { server, ask } = await open();
    server.turn({ errorRate });
    const { 500: failed, 200: well } = await tally(ask, 600);
    expectShare(failed, errorRate, 600);
    expect((failed ?? 0) + (well ?? 0)).toBe(600);
  });

  it('resetRate 100: every connection is reset', async () => {
    const { server, ask } = await open();
    server.turn({ resetRate: 100 });
    expect(await tally(ask, 100)).toEqual({ ECONNRESET: 100 });
    expect(server.served).toBe(0);
  });

  it('rates are shares of all requests and add up', async () => {
    const { server, ask } = await open();
    server.turn({ resetRate: 30, errorRate: 30 });
    const results = await tally(ask, 600);
    expect(Object.keys(results).toSorted()).toEqual(['200', '500', 'ECONNRESET']);
    expectShare(results['ECONNRESET'], 30, 600);
    expectShare(results['500'], 30, 600);
    expectShare(results['200'], 40, 600);
  });

  it('hangRate 100: no request is answered; one ends when its caller goes away', async () => {
    const { server, ask } = await open();
    server.turn({ hangRate: 100 });
    const callers = Array.from({ length: 20 }, () => new AbortController());
    const replies = callers.map(({ signal }) => ask(signal));
    await eventually(() => server.inFlight).toBe(20);
    for (const caller of callers) caller.abort(new errors.RequestAbortedError());
    expect((await Promise.all(replies)).map(({ result }) => result)).toEqual(
      Array(20).fill('UND_ERR_ABORTED'),
    );
    await eventually(() => server.inFlight).toBe(0);
    expect(server.served).toBe(0);
  });

  it('a hanging request ends when the service closes', async () => {
    const { server, ask } = await open();
    server.turn({ hangRate: 100 });
    const reply = ask();
    await eventually(() => server.inFlight).toBe(1);
    await server.close();
    expect((await reply).result).toBe('UND_ERR_SOCKET');
    await eventually(() => server.inFlight).toBe(0);
    expect(server.url).toBeNull();
  });

  it('capacity 3: of ten at once three are served, the rest get 503 and Retry-After: 1', async () => {
    const clock = new ManualServerClock();
    const { server, ask } = await open(clock);
    server.turn({ capacity: 3 });
    const replies = Array.from({ length: 10 }, () => ask());
    await eventually(() => server.served).toBe(7);
    expect(server.inFlight).toBe(3);
    clock.advance(1_000);
    const results = await Promise.all(replies);
    expect(results.filter(({ result }) => result === 200)).toHaveLength(3);
    expect(results.filter(({ result }) => result === 503)).toHaveLength(7);
    for (const { result, retryAfter } of results) expect(retryAfter).toBe(result === 503 ? '1' : undefined);
    await eventually(() => server.inFlight).toBe(0);
    server.turn({ capacity: 0 });
    expect((await ask()).result).toBe(503);
  });

  it('latencyMs ± jitterMs: added to its own latency, spread evenly', async () => {
    const clock = new ManualServerClock();
    const { server, ask } = await open(clock);
    server.turn({ latencyMs: 500, jitterMs: 200 });
    const replies = Array.from({ length: 50 }, () => ask());
    await eventually(() => server.inFlight).toBe(50);
    const servedAfter = (ms: number): number => {
      clock.advance(ms - clock.now());
      return server.served;
    };
    expect(servedAfter(309)).toBe(0);
    expectShare(servedAfter(410), 25, 50);
    expectShare(servedAfter(510), 50, 50);
    expectShare(servedAfter(610), 75, 50);
    expect(servedAfter(711)).toBe(50);
    await Promise.all(replies);
  });

  it('dials are for the requests to come, not for those under way', async () => {
    const clock = new ManualServerClock();
    const { server, ask } = await open(clock);
    const before = ask();
    await eventually(() => server.inFlight).toBe(1);
    server.turn({ errorRate: 100 });
    const after = ask();
    await eventually(() => server.inFlight).toBe(2);
    clock.advance(10);
    expect([(await before).result, (await after).result]).toEqual([200, 500]);
  });
});

describe('the shop at rest', () => {
  it.each(Object.entries(SHOP))('%s makes about as few errors as it says', async (_name, spec) => {
    const server = new DemoServer(
      { ...spec, ownLatencyMs: 0 },
      { clock: systemServerClock, random: seededRandom(4) },
    );
    server.turn({ jitterMs: 0 });
    await server.listen();
    const agent = new Agent({ connections: 50 });
    closing.push(
      () => agent.destroy(),
      () => server.close(),
    );
    const { 500: failed, 200: well } = await tally(asker(agent, server.url ?? ''), 500);
    expectShare(failed, spec.healthy.errorRate, 500);
    expect((failed ?? 0) + (well ?? 0)).toBe(500);
    expect(spec.healthy.errorRate).toBeGreaterThanOrEqual(0.5);
    expect(spec.healthy.errorRate).toBeLessThanOrEqual(1);
  });
});
