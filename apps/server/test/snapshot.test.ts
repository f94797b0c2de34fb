import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { connect, refusal, TestClient } from './support/client.ts';
import { definition } from './support/definitions.ts';
import { startServer, type TestServer } from './support/start-server.ts';

const COUNT = 1_000;
const LIMIT_BYTES = 250_000;
/** Nothing here is asked through the server, so all rates are 0; in earnest each has up to five characters more. */
const RATES_BYTES = 5 * COUNT;

/** Names and groups as long as real ones are; three sets of thresholds. */
const definitions = Array.from({ length: COUNT }, (_, index) =>
  definition(`region-${index % 7}.payments-gateway-${index}`, {
    group: `checkout-${index % 40}`,
    breaker: {
      slidingWindow: { type: 'count-based', size: 50 },
      minimumNumberOfCalls: 20,
      failureRateThreshold: 40 + (index % 3),
      waitDurationInOpenState: 1_000,
    },
  }),
);

describe('the picture of 1,000 breakers', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ breakers: definitions });
  });
  afterAll(() => server.close());

  /** Outcomes as a real call path reports them, with latencies of many digits. */
  function callEach(calls: number, fails: (breaker: number, call: number) => boolean): void {
    for (const [index, { breaker }] of server.server.registry.all.entries()) {
      for (let call = 0; call < calls; call++) {
        const permit = breaker.acquire();
        const duration = 20 + ((index * 31 + call * 17) % 400) / 7;
        if (permit === 0) continue;
        if (fails(index, call))
          breaker.fail(permit, duration, new Error(`connect ECONNREFUSED 10.20.30.${index % 250}:8443`));
        else breaker.succeed(permit, duration);
      }
    }
  }

  async function bytesOf(): Promise<number> {
    server.clock.advance(1_000);
    const { client, snapshot, bytes } = await connect(server.url);
    client.close();
    expect(snapshot.breakers).toHaveLength(COUNT);
    expect(snapshot.rows).toHaveLength(COUNT);
    expect(snapshot.thresholds).toHaveLength(3);
    return bytes + RATES_BYTES;
  }

  const counted = (state: string): number =>
    server.server.registry.all.filter(({ breaker }) => breaker.state === state).length;

  it('fits into 250 kB, calm, with a tenth of it open, with all of it open, and once it has recovered', async () => {
    // A reset is a reason for the hub to read a breaker; later on it moves by itself.
    for (const { breaker } of server.server.registry.all) breaker.reset();
    callEach(60, (_, call) => call % 13 === 0);
    expect(counted('closed')).toBe(COUNT);
    const calm = await bytesOf();
    callEach(60, (index) => index % 10 === 0);
    expect(counted('open')).toBe(COUNT / 10);
    const tenthOpen = await bytesOf();
    callEach(60, () => true);
    expect(counted('open')).toBe(COUNT);
    const allOpen = await bytesOf();
    server.clock.advance(1_000);
    callEach(10, () => false);
    expect(counted('closed')).toBe(COUNT);
    const recovered = await bytesOf();
    process.stdout.write(
      `snapshot of ${COUNT} breakers, bytes: ${calm} calm, ${tenthOpen} a tenth open, ${recovered} all recovered, ${allOpen} all open\n`,
    );
    expect(calm).toBeLessThan(LIMIT_BYTES);
    expect(tenthOpen).toBeLessThan(LIMIT_BYTES);
    expect(allOpen).toBeLessThan(LIMIT_BYTES);
    expect(recovered).toBeLessThan(LIMIT_BYTES);
  });

  it('comes first, before anything that happens after it', async () => {
    const client = new TestClient(server.url);
    const names: string[] = [];
    client.socket.onAny((name: string) => void names.push(name));
    const journal = client.next('journal');
    await client.next('snapshot');
    server.breaker(definitions[1]?.name ?? '').breaker.trip();
    await journal;
    expect(names).toEqual(['who', 'snapshot', 'journal']);
    client.close();
  });

  it('is for pages of the same version of the protocol', async () => {
    const error = await refusal(new TestClient(server.url, { auth: { protocol: 99 } }));
    expect(error.message).toContain('reload the page');
    expect(error.data).toMatchObject({ code: 'protocol-mismatch' });
    const { client } = await connect(server.url, { auth: { protocol: 2 } });
    client.close();
  });

  it('comes by long polling too', async () => {
    const { client, snapshot } = await connect(server.url, { transports: ['polling'] });
    expect(snapshot.breakers).toHaveLength(COUNT);
    client.close();
  });
});
