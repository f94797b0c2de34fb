import type { JournalPage } from '@fuseboard/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type TestClient } from './support/client.ts';
import { definition } from './support/definitions.ts';
import { startServer, type TestServer } from './support/start-server.ts';

let server: TestServer;
let client: TestClient;

beforeEach(async () => {
  server = await startServer({
    breakers: [
      definition('a', { group: 'shop' }),
      definition('b', { group: 'shop' }),
      definition('c', { group: 'back-office' }),
    ],
  });
  ({ client } = await connect(server.url));
});

afterEach(async () => {
  client.close();
  await server.close();
});

const post = (path: string, body: unknown) =>
  fetch(`${server.url}/api/v1${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

/** What a door says to a command, in one form for both. */
interface Said {
  readonly code: string | null;
  readonly message: string | null;
  readonly errors: unknown;
  readonly result: unknown;
}

async function byRest(breaker: string, command: object): Promise<Said> {
  const response = await post(`/breakers/${breaker}/commands`, command);
  const body = (await response.json()) as Record<string, unknown>; // a result or a problem
  if (response.ok) return { code: null, message: null, errors: undefined, result: body };
  return {
    code: String(body['code']),
    message: String(body['detail']),
    errors: body['errors'],
    result: null,
  };
}

async function bySocket(breaker: string, command: object): Promise<Said> {
  const answer = await client.ask('command', { breaker, ...command });
  if (answer.ok) return { code: null, message: null, errors: undefined, result: answer['result'] };
  // The breaker's name is a key of the message here and a part of the path there.
  const said = JSON.stringify({
    code: answer.code,
    message: answer.message,
    errors: answer.errors,
    result: null,
  });
  return JSON.parse(said.replaceAll('known are breaker, ', 'known are ')) as Said;
}

const reason = 'planned maintenance';
type Prepare = (breaker: TestServer['breaker']) => void;
const nothing: Prepare = () => undefined;
const forced: Prepare = (breaker) => breaker('a').breaker.forceOpen();
const open: Prepare = (breaker) => breaker('a').breaker.trip();

interface Case {
  readonly title: string;
  readonly prepare: Prepare;
  readonly command: object;
  /** The state it leads to, or the code of the refusal. */
  readonly leads: string;
}

const cases: readonly Case[] = [
  { title: 'force-open', prepare: nothing, command: { command: 'force-open', reason }, leads: 'forced-open' },
  {
    title: 'force-open for a minute',
    prepare: nothing,
    command: { command: 'force-open', reason, expiresIn: 60 },
    leads: 'forced-open',
  },
  {
    title: 'force-open again',
    prepare: forced,
    command: { command: 'force-open', reason, expiresIn: 30 },
    leads: 'forced-open',
  },
  {
    title: 'disable',
    prepare: nothing,
    command: { command: 'disable', reason, expiresIn: null },
    leads: 'disabled',
  },
  {
    title: 'metrics-only',
    prepare: nothing,
    command: { command: 'metrics-only', reason },
    leads: 'metrics-only',
  },
  { title: 'trip', prepare: nothing, command: { command: 'trip', reason }, leads: 'open' },
  { title: 'trip while open', prepare: open, command: { command: 'trip', reason }, leads: 'open' },
  { title: 'probe', prepare: open, command: { command: 'probe', reason }, leads: 'half-open' },
  { title: 'reset', prepare: forced, command: { command: 'reset', reason }, leads: 'closed' },
  { title: 'reset while closed', prepare: nothing, command: { command: 'reset', reason }, leads: 'closed' },
  {
    title: 'reset of the generation seen',
    prepare: forced,
    command: { command: 'reset', reason, expectGeneration: 2 },
    leads: 'closed',
  },
  {
    title: 'reset of another generation',
    prepare: forced,
    command: { command: 'reset', reason, expectGeneration: 1 },
    leads: 'generation-moved',
  },
  {
    title: 'trip from an override',
    prepare: forced,
    command: { command: 'trip', reason },
    leads: 'illegal-transition',
  },
  {
    title: 'probe while closed',
    prepare: nothing,
    command: { command: 'probe', reason },
    leads: 'illegal-transition',
  },
  { title: 'no reason', prepare: nothing, command: { command: 'reset' }, leads: 'missing-reason' },
  {
    title: 'a blank reason',
    prepare: nothing,
    command: { command: 'reset', reason: '  ' },
    leads: 'missing-reason',
  },
  {
    title: 'too short a reason',
    prepare: nothing,
    command: { command: 'reset', reason: 'ok' },
    leads: 'invalid-request',
  },
  {
    title: 'an expiry for trip',
    prepare: nothing,
    command: { command: 'trip', reason, expiresIn: 60 },
    leads: 'invalid-request',
  },
  {
    title: 'an unknown command',
    prepare: nothing,
    command: { command: 'explode', reason },
    leads: 'invalid-request',
  },
  {
    title: 'an unknown key',
    prepare: nothing,
    command: { command: 'reset', reason, actor: 'root' },
    leads: 'invalid-request',
  },
];

describe('a command', () => {
  it.each(cases)('is the same by REST and by socket: $title', async ({ prepare, command, leads }) => {
    const said: Said[] = [];
    const written: unknown[] = [];
    const states: string[] = [];
    for (const door of [byRest, bySocket]) {
      await restart();
      prepare(server.breaker);
      const before = server.server.hub.journal.lastSeq;
      said.push(await door('a', command));
      written.push(server.server.hub.journal.since(before).entries);
      states.push(server.breaker('a').breaker.state);
    }
    expect(said[0]).toEqual(said[1]);
    expect(written[0]).toEqual(written[1]);
    expect(said.map(({ code }, door) => code ?? states[door])).toEqual([leads, leads]);
  });

  /** So that both doors find the same numbers, times and generations. */
  async function restart(): Promise<void> {
    client.close();
    await server.close();
    server = await startServer({ breakers: [definition('a', { group: 'shop' })] });
    ({ client } = await connect(server.url));
  }

  it('is in the journal with its transition just before it', async () => {
    const said = await byRest('a', { command: 'force-open', reason, expiresIn: 60 });
    const response = await fetch(`${server.url}/api/v1/journal?breaker=a`);
    const { entries } = (await response.json()) as JournalPage; // it is ours
    const expiresAt = server.clock.wall() + 60_000;
    expect(entries).toMatchObject([
      {
        seq: 3,
        kind: 'command',
        command: 'force-open',
        actor: 'local',
        reason,
        expiresAt,
        outcome: 'applied',
        code: null,
        before: { state: 'closed', generation: 1 },
        after: { state: 'forced-open', generation: 2, override: { actor: 'local', reason, expiresAt } },
        transition: 2,
      },
      {
        seq: 2,
        kind: 'transition',
        cause: { type: 'operator', command: 'force-open', reason, actor: 'local' },
      },
    ]);
    expect(said.result).toMatchObject({ breaker: 'a', seq: 3, after: { state: 'forced-open' } });
  });

  it('that is refused for the breaker’s state is in the journal too, and changed nothing', async () => {
    await byRest('a', { command: 'probe', reason });
    await byRest('a', { command: 'reset', reason, expectGeneration: 9 });
    const entries = server.server.hub.journal.since(1).entries;
    expect(entries).toMatchObject([
      { kind: 'command', command: 'probe', outcome: 'refused', code: 'illegal-transition', transition: null },
      { kind: 'command', command: 'reset', outcome: 'refused', code: 'generation-moved', transition: null },
    ]);
    for (const entry of entries) {
      expect(entry.kind === 'command' && entry.before).toEqual(entry.kind === 'command' && entry.after);
    }
    expect(server.breaker('a').breaker.generation).toBe(1);
  });

  it('that renews an override made no transition, and says so', async () => {
    await byRest('a', { command: 'disable', reason });
    await byRest('a', { command: 'disable', reason: 'still at it', expiresIn: 10 });
    expect(server.server.hub.journal.since(3).entries).toMatchObject([
      { kind: 'command', transition: null, after: { override: { reason: 'still at it' } } },
    ]);
  });

  it('reaches every client with its transition in one message', async () => {
    const heard = client.next('journal');
    await byRest('b', { command: 'trip', reason });
    expect((await heard).entries.map(({ kind }) => kind)).toEqual(['transition', 'command']);
  });

  it('is answered before its entries arrive or after, but names the number they have', async () => {
    const heard = client.next('journal');
    const said = await bySocket('b', { command: 'trip', reason });
    expect(said.result).toMatchObject({ seq: (await heard).entries.at(-1)?.seq });
  });

  it('expires by itself, into a probe', async () => {
    await byRest('a', { command: 'force-open', reason, expiresIn: 60 });
    server.clock.advance(59_999);
    expect(server.breaker('a').breaker.state).toBe('forced-open');
    server.clock.advance(1);
    expect(server.breaker('a').breaker.state).toBe('half-open');
  });
});

describe('a command for many', () => {
  it('by name has a result for each, and the refused do not keep the others', async () => {
    server.breaker('b').breaker.forceOpen();
    const response = await post('/commands', {
      breakers: ['a', 'b', 'nobody', 'a'],
      command: 'trip',
      reason,
    });
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({
      results: [
        { ok: true, breaker: 'a', after: { state: 'open' } },
        { ok: false, breaker: 'b', code: 'illegal-transition' },
        { ok: false, breaker: 'nobody', code: 'unknown-breaker' },
      ],
    });
  });

  it('by group reaches its members and nobody else', async () => {
    await post('/commands', { group: 'shop', command: 'disable', reason });
    expect(['a', 'b', 'c'].map((name) => server.breaker(name).breaker.state)).toEqual([
      'disabled',
      'disabled',
      'closed',
    ]);
  });

  it('by a group that nobody is in is refused', async () => {
    const response = await post('/commands', { group: 'nobody', command: 'reset', reason });
    expect(response.status).toBe(404);
    expect(await response.json()).toMatchObject({ code: 'unknown-breaker' });
  });
});
