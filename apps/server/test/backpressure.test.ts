import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type TestClient } from './support/client.ts';
import { definition } from './support/definitions.ts';
import { stopReading } from './support/paused-reader.ts';
import { startServer, type TestServer, turn } from './support/start-server.ts';

const COUNT = 200;
const FRAMES = 40;
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
  await server.pass(1_000); // and with it the number of viewers is told
});

afterEach(async () => {
  slow.close();
  quick.close();
  await server.close();
});

/** Large entries until the kernel takes no more for the client that does not read; returns the packets left waiting here. */
async function fillTheLine(): Promise<number> {
  for (let entry = 0; entry < 100; entry++) {
    server.server.hub.record({ kind: 'mark', breaker: null, text: 'x'.repeat(500_000), actor: 'ana' });
    await turn();
    await quick.settled();
    if (server.server.backlog > 0) return server.server.backlog;
  }
  throw new Error('the client took everything');
}

/** Changes every row and sends the frame. */
async function frame(): Promise<void> {
  for (const managed of server.server.registry.all) void managed.call();
  await server.pass(250);
  await quick.settled();
}

describe('a client that stops reading', () => {
  it('costs no queue of frames, while others get every frame; and gets the latest once it reads again', async () => {
    const toQuick = quick.collect('frame');
    const toSlow = slow.collect('frame');
    const { resume } = stopReading(slow);
    const filled = await fillTheLine();
    for (let sent = 0; sent < FRAMES; sent++) await frame();
    const waiting = server.server.backlog - filled;
    process.stdout.write(`a client that reads nothing: ${waiting} packets more after ${FRAMES} frames\n`);
    expect(toQuick).toHaveLength(FRAMES);
    expect(toSlow).toEqual([]);
    expect(waiting).toBe(0);
    expect(server.server.behind).toBe(1);

    await server.pass(10_000); // the rates fall to nothing, and then no row changes any more
    resume();
    await slow.settled();
    const whole = slow.next('frame');
    await server.pass(250);
    const { rows } = await whole;
    expect(rows).toEqual(server.server.hub.everyRow().rows);
    expect(rows).toHaveLength(COUNT);
    expect(server.server).toMatchObject({ backlog: 0, behind: 0 });
    await server.pass(250);
    await slow.settled();
    expect(toSlow.map((late) => late.rows.length)).toEqual([COUNT, 0]);
  });

  it('from the beginning on has one frame waiting for it and no more, however long it goes on', async () => {
    stopReading(slow);
    // The kernel takes some megabytes for it first.
    for (let sent = 0; sent < 4_000 && server.server.behind === 0; sent++) await frame();
    expect(server.server.behind).toBe(1);
    const waiting: number[] = [];
    for (let sent = 0; sent < FRAMES; sent++) {
      await frame();
      waiting.push(server.server.backlog);
    }
    process.stdout.write(`a client that never reads: ${Math.max(...waiting)} packets wait for it\n`);
    expect(Math.max(...waiting)).toBeLessThanOrEqual(1);
    expect(server.server.behind).toBe(1);
  });

  it('is let go when too much waits for it, and resumes by number', async () => {
    const { bootId, seq } = server.server.hub.snapshot();
    const { resume } = stopReading(slow);
    await fillTheLine();
    let most = 0;
    for (let mark = 0; mark < 1_500 && server.server.viewers > 1; mark++) {
      server.server.hub.record({ kind: 'mark', breaker: null, text: `deploy ${mark}`, actor: 'ana' });
      await turn();
      most = Math.max(most, server.server.backlog);
    }
    expect(server.server.viewers).toBe(1);
    expect(most).toBe(1_000);
    resume();
    const { client } = await connect(server.url);
    const answer = await client.ask('resume', { bootId, seq });
    expect(answer).toMatchObject({ ok: true, complete: true });
    const seqs = answer.ok ? (answer['entries'] as { seq: number }[]).map((entry) => entry.seq) : [];
    const { lastSeq } = server.server.hub.journal;
    expect(seqs).toEqual(Array.from({ length: lastSeq - seq }, (_, index) => seq + 1 + index));
    client.close();
  });
});
