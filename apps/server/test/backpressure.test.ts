import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type TestClient } from './support/client.ts';
import { definition } from './support/definitions.ts';
import { stopReading } from './support/paused-reader.ts';
import { startServer, type TestServer, turn } from './support/start-server.ts';

/** Enough rows for frames of more than 100 kB, and enough frames for more than the kernel keeps between the two ends. */
const COUNT = 2_000;
const ROUNDS = 150;
const names = Array.from({ length: COUNT }, (_, index) => `breaker-${index}`);

let server: TestServer;
let slow: TestClient;
let quick: TestClient;

beforeEach(async () => {
  server = await startServer({ breakers: names.map((name) => definition(name)) });
  // Refused calls change the numbers without a journal entry and without a call over the network.
  for (const { breaker } of server.server.registry.all) breaker.forceOpen();
  await turn();
  ({ client: slow } = await connect(server.url));
  ({ client: quick } = await connect(server.url));
});

afterEach(async () => {
  slow.close();
  quick.close();
  await server.close();
});

/** Changes every row and sends the frame; returns the packets that wait in this process. */
async function round(): Promise<number> {
  for (const managed of server.server.registry.all) void managed.call();
  await server.pass(250);
  await quick.settled();
  return server.server.backlog;
}

async function rounds(count: number): Promise<number> {
  let most = 0;
  for (let index = 0; index < count; index++) most = Math.max(most, await round());
  return most;
}

describe('a client that stops reading', () => {
  it('costs a frame and no queue, while others get every frame; and gets the latest once it reads again', async () => {
    const toQuick = quick.collect('frame');
    const toSlow = slow.collect('frame');
    const { resume } = stopReading(slow);
    const most = await rounds(ROUNDS);
    process.stdout.write(`client that reads nothing: at most ${most} packets waited over ${ROUNDS} frames\n`);
    expect(toQuick).toHaveLength(ROUNDS);
    expect(toSlow).toEqual([]);
    expect(most).toBeLessThanOrEqual(1);

    const whole = slow.next('frame', ({ rows }) => rows.length === COUNT && rows[0]?.[14] === ROUNDS + 1);
    resume();
    await slow.settled();
    await round();
    await whole;
    expect(toSlow.length).toBeLessThan(ROUNDS);
    expect(server.server.backlog).toBe(0);
    await slow.settled();
    const caughtUp = toSlow.length;
    await rounds(2);
    await slow.settled();
    expect(toSlow.length).toBe(caughtUp + 2);
  }, 60_000);

  it('is let go when too much waits for it, and resumes by number', async () => {
    const { snapshot } = await connect(server.url).then((third) => {
      third.client.close();
      return third;
    });
    const { resume } = stopReading(slow);
    await rounds(ROUNDS);
    expect(server.server.viewers).toBe(2);
    let most = 0;
    for (let mark = 0; mark < 1_500 && server.server.viewers > 1; mark++) {
      server.server.hub.record({ kind: 'mark', breaker: null, text: `deploy ${mark}`, actor: 'ana' });
      await turn();
      most = Math.max(most, server.server.backlog);
    }
    expect(server.server.viewers).toBe(1);
    expect(most).toBeGreaterThan(900);
    expect(most).toBeLessThanOrEqual(1_002);
    resume();
    const { client } = await connect(server.url);
    const answer = await client.ask('resume', { bootId: snapshot.bootId, seq: snapshot.seq });
    expect(answer).toMatchObject({ ok: true, complete: true });
    const seqs = answer.ok ? (answer['entries'] as { seq: number }[]).map(({ seq }) => seq) : [];
    expect(seqs).toEqual(Array.from({ length: seqs.length }, (_, index) => snapshot.seq + 1 + index));
    expect(seqs.at(-1)).toBe(server.server.hub.journal.lastSeq);
    client.close();
  }, 60_000);
});
