import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandResult } from '@fuseboard/protocol';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OpenApiDocument } from '../src/http/openapi-document.ts';
import { Board } from './fuzz/board.ts';
import { rawFrames, rawRequests, sendFrames, sendRequests } from './fuzz/byte-doors.ts';
import { RestDoor, restMessages } from './fuzz/rest-door.ts';
import { SocketDoor, socketMessages } from './fuzz/socket-door.ts';
import { eventually } from './inner/eventually.ts';
import { connect } from './support/client.ts';
import { ServerProcess } from './support/spawn-server.ts';

const MESSAGES = 10_000;
/** Sent at the same time; then the board is looked at. */
const AT_ONCE = 100;
const BATCHES = 25;
const seed = Number(process.env['FUSEBOARD_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const LONG = 300_000;
const reason = 'so that there is one';

let folder: string;
let server: ServerProcess;
let board: Board;
let port: number;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fuseboard-fuzz-'));
  const endpoint = { type: 'tcp', host: '127.0.0.1', port: 9 };
  const breakers = ['a', 'held'].map((name) => ({ name, group: 'shop', endpoint }));
  const config = join(folder, 'config.json');
  writeFileSync(config, JSON.stringify({ endpoints: { allow: ['localhost:9'] }, breakers }));
  const args = ['--port', '0', '--no-demo', '--config', config];
  server = new ServerProcess(args, { FUSEBOARD_DATA: join(folder, 'data') });
  const url = await server.url();
  board = new Board(url, ['a', 'held']);
  port = Number(new URL(url).port);
  await command('held', 'force-open');
}, LONG);

afterAll(() => {
  server.kill();
  rmSync(folder, { recursive: true });
});

async function command(breaker: string, what: string): Promise<CommandResult> {
  const response = await fetch(`${board.url}/api/v1/breakers/${breaker}/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ command: what, reason }),
  });
  return (await response.json()) as CommandResult; // by contract
}

/** So many messages, a hundred at most at a time; where one of them changes anything, fast-check finds the shortest such batch. */
async function fuzz<Message>(
  message: fc.Arbitrary<Message>,
  send: (messages: readonly Message[]) => Promise<void>,
): Promise<number> {
  const tally = { sent: 0 };
  const batch = fc.array(message, { minLength: 1, maxLength: AT_ONCE, size: 'max' });
  const property = fc.asyncProperty(batch, async (messages) => {
    tally.sent += messages.length;
    await board.isLeftAloneBy(() => send(messages));
    expect(server.child.exitCode).toBeNull();
    expect(server.stderr).toBe('');
  });
  for (let round = 0; tally.sent < MESSAGES; round++) {
    await fc.assert(property, { seed: seed + round, numRuns: BATCHES });
  }
  return tally.sent;
}

describe(`${MESSAGES} wrong messages (FUSEBOARD_SEED=${seed})`, () => {
  it(
    'by REST change nothing, and each is answered',
    async () => {
      const document = (await (await fetch(`${board.url}/openapi.json`)).json()) as OpenApiDocument; // a linter holds it to that
      const door = new RestDoor(board.url);
      const sent = await fuzz(restMessages(document), (messages) => door.send(messages));
      expect(sent).toBeGreaterThanOrEqual(MESSAGES);
      await door.close();
    },
    LONG,
  );

  it(
    'as bytes of HTTP change nothing',
    async () => {
      const sent = await fuzz(rawRequests(port), (requests) => sendRequests(port, requests));
      expect(sent).toBeGreaterThanOrEqual(MESSAGES);
    },
    LONG,
  );

  it(
    'by socket change nothing, each that waits is answered, and what is written down was refused',
    async () => {
      const door = await SocketDoor.open(board.url);
      const sent = await fuzz(socketMessages, (messages) => door.send(messages));
      expect(sent).toBeGreaterThanOrEqual(MESSAGES);
      door.close();
    },
    LONG,
  );

  it(
    'as frames of a websocket change nothing',
    async () => {
      const sent = await fuzz(rawFrames, (frames) => sendFrames(port, frames));
      expect(sent).toBeGreaterThanOrEqual(MESSAGES);
    },
    LONG,
  );

  it('leave a server that serves, holds nobody any more, and ends in order', async () => {
    expect(await command('a', 'force-open')).toMatchObject({
      durable: true,
      after: { state: 'forced-open' },
    });
    const { client, snapshot } = await connect(board.url);
    expect(snapshot.breakers.map(({ state }) => state)).toEqual(['forced-open', 'forced-open']);
    client.close();
    const clients = async (): Promise<string | undefined> =>
      /^fuseboard_clients (\d+)/m.exec(await (await fetch(`${board.url}/metrics`)).text())?.[1];
    await eventually(clients).toBe('0');
    expect(await server.stop('SIGTERM')).toMatchObject({ code: 0 });
    expect(server.stderr).toBe('');
  });
});
