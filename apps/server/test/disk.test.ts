import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandResult, JournalPage } from '@fuseboard/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { connect, type TestClient } from './support/client.ts';
import { definition } from './support/definitions.ts';
import { startServer, type TestServer } from './support/start-server.ts';

const root = mkdtempSync(join(tmpdir(), 'fuseboard-disk-'));
const mounted: string[] = [];

/** A small disk of its own, which only root may mount; false: not root. */
function mount(name: string, options: string): boolean {
  const disk = join(root, name);
  mkdirSync(disk);
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk]);
  if (status === 0) mounted.push(disk);
  return status === 0;
}

const canMount = mount('small', 'size=2m') && mount('read-only', 'size=2m,ro');
let server: TestServer;
const clients: TestClient[] = [];

beforeAll(() => {
  if (!canMount) process.stdout.write('Not root here: a full and a read-only disk were not tried.\n');
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await server.close();
});

afterAll(() => {
  // Lazily: the driver lets go of a closed file only when its statements are collected.
  for (const disk of mounted) spawnSync('umount', ['-l', disk]);
  rmSync(root, { recursive: true });
});

async function start(disk: string): Promise<void> {
  const dataFolder = join(root, disk, 'data');
  server = await startServer({ breakers: [definition('a')], options: { dataFolder } });
}

async function command(name: string, reason: string): Promise<CommandResult> {
  const response = await fetch(`${server.url}/api/v1/breakers/a/commands`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ command: name, reason }),
  });
  return (await response.json()) as CommandResult; // it is ours
}

async function ready(): Promise<object> {
  const response = await fetch(`${server.url}/readyz`);
  return { status: response.status, body: await response.json() };
}

async function joinBoard(): Promise<Awaited<ReturnType<typeof connect>>> {
  const connected = await connect(server.url);
  clients.push(connected.client);
  return connected;
}

/** Takes what is left of the disk; returns what gives it back. */
function fill(): () => void {
  const file = join(root, 'small', 'filler');
  const block = Buffer.alloc(4_096);
  try {
    for (;;) writeFileSync(file, block, { flag: 'a' });
  } catch {
    return () => rmSync(file);
  }
}

describe.skipIf(!canMount)('a disk', () => {
  it('that is full keeps no circuit closed, is told everywhere, and gets everything once it has room', async () => {
    await start('small');
    const { client } = await joinBoard();
    const told = client.next('health', ({ history }) => !history.ok);
    const free = fill();
    let last: CommandResult | null = null;
    for (let count = 0; last?.durable !== false && count < 2_000; count++) {
      last = await command(count % 2 === 0 ? 'force-open' : 'reset', `with little room ${count}`);
    }
    expect(last).toMatchObject({ durable: false });
    expect((await told).history.message).toContain('disk is full');
    expect(await command('force-open', 'with no room')).toMatchObject({
      durable: false,
      after: { state: 'forced-open' },
    });
    expect(await ready()).toMatchObject({ status: 503, body: { reasons: ['history-full'] } });
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    const { client: later, snapshot } = await joinBoard();
    expect(snapshot.health.history.ok).toBe(false);

    const over = later.next('health', ({ history }) => history.ok);
    free();
    await server.pass(1_000);
    await over;
    expect(await ready()).toMatchObject({ status: 200 });
    const end = await command('reset', 'with room again');
    expect(end).toMatchObject({ durable: true });

    await server.close();
    await start('small');
    const seqs: number[] = [];
    for (let before: number | null = end.seq + 1; before !== null; ) {
      const response = await fetch(`${server.url}/api/v1/journal?limit=1000&before=${before}`);
      const page = (await response.json()) as JournalPage; // it is ours
      seqs.push(...page.entries.map(({ seq }) => seq));
      before = page.next;
    }
    expect(seqs).toEqual(Array.from({ length: end.seq }, (_, index) => end.seq - index));
  });

  it('that may only be read leaves the board as it is, and says so', async () => {
    await start('read-only');
    expect(await ready()).toMatchObject({ status: 503 });
    expect((await joinBoard()).snapshot.health.history.message).toContain('not being saved');
    expect(await command('force-open', 'read only')).toMatchObject({
      durable: false,
      after: { state: 'forced-open' },
    });
  });
});
