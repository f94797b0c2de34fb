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

const cases: readonly [title: string, prepare: Prepare, command: object, expected: string][] = [
  ['force-open', nothing, { command: 'force-open', reason }, 'forced-open'],
  ['force-open for a minute', nothing, { command: 'force-open', reason, expiresIn: 60 }, 'forced-open'],
  ['force-open again', forced, { command: 'force-open', reason, expiresIn: 30 }, 'forced-open'],
  ['disable', nothing, { command: 'disable', reason, expiresIn: null }, 'disabled'],
  ['metrics-only', nothing, { command: 'metrics-only', reason }, 'metrics-only'],
  ['trip', nothing, { command: 'trip', reason }, 'open'],
  ['trip while open', open, { command: 'trip', reason }, 'open'],
  ['probe', open, { command: 'probe', reason }, 'half-open'],
  ['reset', forced, { command: 'reset', reason }, 'closed'],
  ['reset while closed', nothing, { command: 'reset', reason }, 'closed'],
  ['reset of the generation seen', forced, { command: 'reset', reason, expectGeneration: 2 }, 'closed'],
  [
    'reset of another generation',
    forced,
    { command: 'reset', reason, expectGeneration: 1 },
    'generation-moved',
  ],
  ['trip from an override', forced, { command: 'trip', reason }, 'illegal-transition'],
  ['probe while closed', nothing, { command: 'probe', reason }, 'illegal-transition'],
  ['no reason', nothing, { command: 'reset' }, 'missing-reason'],
  ['a blank reason', nothing, { command: 'reset', reason: '  ' }, 'missing-reason'],
  ['too short a reason', nothing, { command: 'reset', reason: 'ok' }, 'invalid-request'],
  ['an expiry for trip', nothing, { command: 'trip', reason, expiresIn: 60 }, 'invalid-request'],
  ['an unknown command', nothing, { command: 'explode', reason }, 'invalid-request'],
  ['an unknown key', nothing, { command: 'reset', reason, actor: 'root' }, 'invalid-request'],
];

describe('a command', () => {
  it.each(cases)('is the same by REST and by socket: %s', async (_title, prepare, command, expected) => {
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
    if (said[0]?.code === null) expect(states).toEqual([expected, expected]);
    else expect(said[0]?.code).toBe(expected);
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
