import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { JournalEntry, JournalPage, Series } from '@fuseboard/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type TestClient } from './support/client.ts';
import { definition } from './support/definitions.ts';
import { NEW_YEAR } from './support/manual-server-clock.ts';
import { startServer, type TestServer } from './support/start-server.ts';

const MINUTE = 60_000;
let dataFolder: string;
let server: TestServer | null = null;
const clients: TestClient[] = [];

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), 'fuseboard-restart-'));
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await server?.close();
  server = null;
  rmSync(dataFolder, { recursive: true });
});

/** The server starts anew so long after the first one did. */
async function startAfter(ms: number, names: readonly string[] = ['a']): Promise<TestServer> {
  await server?.close();
  const breakers = names.map((name) => definition(name));
  server = await startServer({ breakers, options: { dataFolder }, wall: NEW_YEAR + ms });
  return server;
}

const api = async <Body>({ url }: TestServer, path: string): Promise<Body> =>
  (await (await fetch(`${url}/api/v1${path}`)).json()) as Body; // it is ours

const command = async ({ url }: TestServer, body: object): Promise<unknown> =>
  (
    await fetch(`${url}/api/v1/breakers/a/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reason: 'the bank is down', ...body }),
    })
  ).json();

describe('after a restart', () => {
  it('a breaker that was forced open still is, by whom and why, for as long as was left', async () => {
    const first = await startAfter(0);
    const answer = await command(first, { command: 'force-open', expiresIn: 600 });
    expect(answer).toMatchObject({ durable: true });
    const second = await startAfter(4 * MINUTE);
    expect(await api(second, '/breakers/a')).toMatchObject({
      state: 'forced-open',
      since: NEW_YEAR,
      override: {
        command: 'force-open',
        actor: 'local',
        reason: 'the bank is down',
        expiresAt: NEW_YEAR + 10 * MINUTE,
      },
    });
    await second.pass(6 * MINUTE);
    expect(await api(second, '/breakers/a')).toMatchObject({ state: 'half-open', override: null });
  });

  it('an override whose time ran out meanwhile has ended, and the journal says so', async () => {
    await command(await startAfter(0), { command: 'force-open', expiresIn: 60 });
    const second = await startAfter(5 * MINUTE);
    await second.pass(10);
    expect(await api(second, '/breakers/a')).toMatchObject({ state: 'half-open', override: null });
    const { entries } = await api<JournalPage>(second, '/journal?kind=transition&limit=1');
    expect(entries).toMatchObject([
      { from: 'forced-open', to: 'half-open', cause: { type: 'override-expired' } },
    ]);
  });

  it('one that flapped still does, with what happened before the restart counted in', async () => {
    const first = await startAfter(0);
    const flap = (at: TestServer) => {
      const { breaker } = at.breaker('a');
      breaker.reset();
      for (let call = 0; call < 2; call++) breaker.fail(breaker.acquire(), 1, new Error('down'));
      expect(breaker.state).toBe('open');
    };
    flap(first);
    flap(first);
    const second = await startAfter(MINUTE);
    flap(second);
    expect(await api(second, '/breakers/a')).toMatchObject({
      openings: [NEW_YEAR, NEW_YEAR, NEW_YEAR + MINUTE],
    });
  });

  it('half-open has come back as open, and the journal says so', async () => {
    const first = await startAfter(0);
    first.breaker('a').breaker.trip();
    first.breaker('a').breaker.probe();
    const second = await startAfter(MINUTE);
    const { entries } = await api<JournalPage>(second, '/journal?kind=transition&limit=1');
    expect(entries).toMatchObject([{ from: 'half-open', to: 'open', cause: { type: 'restored' } }]);
  });

  it('the counts go on', async () => {
    const first = await startAfter(0);
    for (let call = 0; call < 5; call++) await first.breaker('a').call();
    const { totals } = first.breaker('a').breaker.snapshot();
    expect(totals).toMatchObject({ failure: 2, rejected: 3 });
    const second = await startAfter(MINUTE);
    expect(second.breaker('a').breaker.snapshot().totals).toEqual(totals);
  });

  it('a breaker that is new begins closed', async () => {
    await startAfter(0);
    const second = await startAfter(MINUTE, ['a', 'b']);
    expect(second.breaker('b').breaker.state).toBe('closed');
  });

  it('the numbers of the journal go on, and its pages lead back to the first', async () => {
    await command(await startAfter(0), { command: 'force-open' });
    const second = await startAfter(MINUTE);
    const { entries } = await api<JournalPage>(second, '/journal');
    expect(entries.map(({ seq, kind }) => [seq, kind])).toEqual([
      [5, 'server'],
      [4, 'server'],
      [3, 'command'],
      [2, 'transition'],
      [1, 'server'],
    ]);
    const csv = await (await fetch(`${second.url}/api/v1/journal?format=csv&kind=command`)).text();
    expect(csv).toContain('the bank is down');
  });

  it('a client that was away gets exactly what it missed', async () => {
    const first = await startAfter(0);
    const { client, snapshot } = await connect(first.url);
    clients.push(client);
    await command(first, { command: 'force-open' });
    const second = await startAfter(MINUTE);
    const { client: back, snapshot: picture } = await connect(second.url);
    clients.push(back);
    expect(picture.bootId).toBe(snapshot.bootId);
    const answer = await back.ask('resume', { bootId: snapshot.bootId, seq: snapshot.seq });
    expect(answer).toMatchObject({ ok: true, complete: true, snapshot: null });
    const entries = answer.ok ? (answer['entries'] as JournalEntry[]) : [];
    expect(entries.map(({ seq }) => seq)).toEqual([2, 3, 4, 5]);
  });

  it('nobody knows how the breakers stood while no server ran', async () => {
    const first = await startAfter(0);
    await first.pass(1_000);
    await command(first, { command: 'force-open' });
    await first.pass(1_000);
    const second = await startAfter(MINUTE);
    await second.pass(1_000);
    const { states } = await api<Series>(second, `/breakers/a/series?from=${NEW_YEAR}`);
    expect(states).toMatchObject([
      { state: 'closed', from: NEW_YEAR, to: NEW_YEAR + 1_000 },
      { state: 'forced-open', from: NEW_YEAR + 1_000 },
      { state: 'forced-open', from: NEW_YEAR + MINUTE, to: null },
    ]);
    expect(states[1]?.to).toBeGreaterThanOrEqual(NEW_YEAR + 2_000);
    expect(states[1]?.to).toBeLessThan(NEW_YEAR + MINUTE);
  });
});

describe('the series', () => {
  it('of the time before are there after a restart, with the latencies of their calls', async () => {
    const first = await startAfter(0);
    for (let second = 0; second < 3; second++) {
      await first.breaker('a').call();
      await first.pass(1_000);
    }
    const second = await startAfter(MINUTE);
    await second.pass(2_000);
    const { step, points } = await api<Series>(second, '/breakers/a/series');
    expect(step).toBe(1_000);
    const before = points.filter(({ at }) => at < NEW_YEAR + MINUTE);
    expect(before.map(({ success, failure, rejected }) => success + failure + rejected)).toEqual([1, 1, 1]);
    expect(before[0]?.p99).not.toBeNull();
    expect(points.at(-1)?.at).toBeGreaterThan(NEW_YEAR + MINUTE);
  });

  it('tell a while without calls from one without a server', async () => {
    const first = await startAfter(0);
    await first.pass(1_000);
    await first.breaker('a').call();
    for (let second = 0; second < 40; second++) await first.pass(1_000);
    const second = await startAfter(2 * MINUTE);
    await second.pass(1_000);
    const { points } = await api<Series>(second, `/breakers/a/series?from=${NEW_YEAR}&points=600`);
    const at = points.map((point) => Math.floor((point.at - NEW_YEAR) / 1_000));
    // What a run has not yet written when it is ended may be lost, so its last ten seconds are not said to have been quiet.
    expect(at).toEqual([...Array.from({ length: 31 }, (_, index) => index + 1), 121]);
    const calls = points.map(({ success, failure, rejected }) => success + failure + rejected);
    expect(calls).toEqual([0, 1, ...Array.from({ length: 30 }, () => 0)]);
  });
});

describe('a second server on the same folder', () => {
  it('breaks circuits all the same, keeps no history, and says so', async () => {
    const first = await startAfter(0);
    const second = await startServer({ breakers: [definition('a')], options: { dataFolder } });
    const ready = await fetch(`${second.url}/readyz`);
    expect([ready.status, await ready.json()]).toMatchObject([503, { reasons: ['history-locked'] }]);
    expect((await fetch(`${second.url}/healthz`)).status).toBe(200);
    expect(await command(second, { command: 'force-open' })).toMatchObject({
      after: { state: 'forced-open' },
      durable: false,
    });
    expect(await command(first, { command: 'force-open' })).toMatchObject({ durable: true });
    await second.close();
  });
});
