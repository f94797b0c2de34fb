import type {
  BreakerCommand,
  BulkCommandResult,
  CommandEntry,
  CommandImpact,
  JournalEntry,
} from '@fuseboard/protocol';
import { BREAKER_COMMANDS } from '@fuseboard/protocol';
import { Commands } from '../src/operators/commands.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect, type TestClient } from './support/client.ts';
import { definition } from './support/definitions.ts';
import { type Door, doors, type Message, type Request, type Said } from './support/doors.ts';
import { startServer, type TestServer } from './support/start-server.ts';

const reason = 'planned maintenance';

let server: TestServer;
let client: TestClient;
let both: readonly [Door, Door];

async function start(): Promise<void> {
  server = await startServer({
    breakers: [
      definition('a', { group: 'shop', fallback: { status: 203, body: 'cached' } }),
      definition('b', { group: 'shop' }),
      definition('c', { group: 'back-office' }),
    ],
  });
  ({ client } = await connect(server.url));
  both = doors(server.url, client);
}

async function stop(): Promise<void> {
  client.close();
  await server.close();
}

beforeEach(start);
afterEach(stop);

/** By the module behind both doors. */
const command = (breaker: string, name: BreakerCommand, expiresIn: number | null = null) =>
  commandsOf().execute(breaker, { command: name, reason, expiresIn }, 'ana');
/** Keeps nothing by itself, so that one is as good as another. */
const commandsOf = () => new Commands({ registry: server.server.registry, hub: server.server.hub });
const stateOf = (name: string) => server.breaker(name).breaker.state;
const entries = () => server.server.hub.journal.since(1).entries;
const lastCommand = (): CommandEntry => {
  const found = entries().findLast((entry): entry is CommandEntry => entry.kind === 'command');
  if (!found) throw new Error('no command was written down');
  return found;
};

interface Case {
  readonly title: string;
  readonly prepare?: () => void;
  readonly say: Message;
  readonly request: Request;
  /** The states of a, b and c, or the code of the refusal. */
  readonly leads: string;
}

const cases: readonly Case[] = [
  {
    title: 'a command for many by name',
    say: 'commands',
    request: { breakers: ['a', 'c'], command: 'trip', reason },
    leads: 'open closed open',
  },
  {
    title: 'a command for many, each with the generation seen, one of which moved on',
    prepare: () => server.breaker('b').breaker.trip(),
    say: 'commands',
    request: {
      breakers: [{ name: 'a', expectGeneration: 1 }, { name: 'b', expectGeneration: 1 }, 'c'],
      command: 'force-open',
      reason,
      expiresIn: 60,
    },
    leads: 'forced-open open forced-open',
  },
  {
    title: 'a generation for all that one of them overrules',
    prepare: () => server.breaker('b').breaker.trip(),
    say: 'commands',
    request: {
      breakers: ['a', { name: 'b', expectGeneration: 2 }],
      command: 'disable',
      reason,
      expectGeneration: 1,
    },
    leads: 'disabled disabled closed',
  },
  {
    title: 'a command for a group',
    say: 'commands',
    request: { group: 'shop', command: 'metrics-only', reason },
    leads: 'metrics-only metrics-only closed',
  },
  {
    title: 'a command for a group that nobody is in',
    say: 'commands',
    request: { group: 'nobody', command: 'reset', reason },
    leads: 'unknown-breaker',
  },
  {
    title: 'a command for more than fit',
    say: 'commands',
    request: { breakers: Array.from({ length: 501 }, (_, index) => `b${index}`), command: 'reset', reason },
    leads: 'invalid-request',
  },
  {
    title: 'a command for many without a reason',
    say: 'commands',
    request: { breakers: ['a'], command: 'reset' },
    leads: 'missing-reason',
  },
  {
    title: 'a breaker that is no name',
    say: 'commands',
    request: { breakers: ['a', { name: 'b', generation: 3 }], command: 'reset', reason },
    leads: 'invalid-request',
  },
  {
    title: 'undo of force-open',
    prepare: () => void command('a', 'force-open', 60),
    say: 'undo',
    request: { seq: 3 },
    leads: 'closed closed closed',
  },
  {
    title: 'undo with a reason of its own',
    prepare: () => void command('a', 'trip'),
    say: 'undo',
    request: { seq: 3, reason: 'wrong breaker' },
    leads: 'closed closed closed',
  },
  {
    title: 'undo with too short a reason',
    prepare: () => void command('a', 'trip'),
    say: 'undo',
    request: { seq: 3, reason: 'no' },
    leads: 'invalid-request',
  },
  {
    title: 'undo of a breaker that has moved since',
    prepare: () => {
      command('a', 'force-open');
      server.breaker('a').breaker.reset();
    },
    say: 'undo',
    request: { seq: 3 },
    leads: 'generation-moved',
  },
  {
    title: 'a second undo',
    prepare: () => {
      command('a', 'force-open');
      commandsOf().undo(3, {}, 'ana');
    },
    say: 'undo',
    request: { seq: 3 },
    leads: 'already-undone',
  },
  {
    title: 'undo after more than an hour',
    prepare: () => {
      command('a', 'force-open');
      server.clock.advance(3_600_001);
    },
    say: 'undo',
    request: { seq: 3 },
    leads: 'undo-too-late',
  },
  {
    title: 'undo of what was no command',
    prepare: () => server.breaker('a').breaker.trip(),
    say: 'undo',
    request: { seq: 2 },
    leads: 'not-undoable',
  },
  {
    title: 'undo of a command for many, one of which has moved since',
    prepare: () => {
      const many = { command: 'disable', reason, expiresIn: null } as const;
      commandsOf().executeMany({ breakers: ['a', 'b', 'c'], ...many }, 'ana');
      server.breaker('b').breaker.forceOpen();
    },
    say: 'undoMany',
    request: { seqs: [3, 5, 7, 7, 99] },
    leads: 'closed forced-open closed',
  },
  {
    title: 'undo of no command at all',
    say: 'undoMany',
    request: { seqs: [] },
    leads: 'invalid-request',
  },
  { title: 'undo of an entry that is not there', say: 'undo', request: { seq: 99 }, leads: 'unknown-entry' },
  {
    title: 'what a command would do to a group',
    say: 'impact',
    request: { group: 'shop', command: 'force-open' },
    leads: 'closed closed closed',
  },
  {
    title: 'what a command would do to some, one of which does not exist',
    say: 'impact',
    request: { breakers: ['c', 'nobody'], command: 'probe' },
    leads: 'closed closed closed',
  },
  {
    title: 'what no command would do',
    say: 'impact',
    request: { breakers: ['a'], command: 'explode' },
    leads: 'invalid-request',
  },
  {
    title: 'what a command would do to nobody',
    say: 'impact',
    request: { command: 'reset' },
    leads: 'invalid-request',
  },
];

it.each(cases)('is the same by REST and by socket: $title', async ({ prepare, say, request, leads }) => {
  const said: Said[] = [];
  const written: (readonly JournalEntry[])[] = [];
  for (const index of [0, 1] as const) {
    await stop();
    await start(); // so that both doors find the same numbers, times and generations
    prepare?.();
    const before = server.server.hub.journal.lastSeq;
    const answer = await both[index].say(say, request);
    said.push(answer);
    written.push(server.server.hub.journal.since(before).entries);
    expect(answer.code ?? ['a', 'b', 'c'].map(stateOf).join(' ')).toBe(leads);
  }
  // The number is a key of the message here and a part of the path there.
  expect(JSON.stringify(said[1]).replaceAll('known are seq, reason', 'known are reason')).toBe(
    JSON.stringify(said[0]),
  );
  expect(written[0]).toEqual(written[1]);
});

describe('a command for many', () => {
  it('tells each who it was for, and how many', async () => {
    const said = await both[0].say('commands', { group: 'shop', command: 'trip', reason });
    const { results } = said.answer as { results: BulkCommandResult[] };
    expect(results).toMatchObject([
      { ok: true, breaker: 'a', undoable: true, seq: 3 },
      { ok: true, breaker: 'b', undoable: true, seq: 5 },
    ]);
    const bulks = entries().flatMap((entry) => (entry.kind === 'command' ? [entry.bulk] : []));
    expect(bulks).toEqual([
      { of: 2, group: 'shop' },
      { of: 2, group: 'shop' },
    ]);
  });

  it('refuses the one that has moved in words, and keeps nobody else', async () => {
    server.breaker('b').breaker.trip();
    const breakers = ['a', 'b', 'c'].map((name) => ({ name, expectGeneration: 1 }));
    const said = await both[1].say('commands', { breakers, command: 'disable', reason });
    const { results } = said.answer as { results: BulkCommandResult[] };
    expect(results.map((result) => (result.ok ? result.after.state : result.code))).toEqual([
      'disabled',
      'generation-moved',
      'disabled',
    ]);
    expect(lastCommand()).toMatchObject({ breaker: 'c', bulk: { of: 3, group: null } });
  });

  it('says how many fit, and where there were too many', async () => {
    const breakers = Array.from({ length: 501 }, (_, index) => `b${index}`);
    const said = await both[0].say('commands', { breakers, command: 'reset', reason });
    expect(said.errors).toMatchObject([
      { path: 'breakers', message: expect.stringContaining('at most 500') },
    ]);
    expect(entries()).toEqual([]);
  });
});

describe('undo of many', () => {
  it('has a result for each, once', async () => {
    const { seq } = command('a', 'trip');
    const said = await both[0].say('undoMany', { seqs: [seq, seq, 99] });
    expect(said.answer).toMatchObject({
      results: [
        { ok: true, undone: seq, breaker: 'a', after: { state: 'closed' } },
        { ok: false, undone: 99, code: 'unknown-entry' },
      ],
    });
  });
});

describe('undo', () => {
  const undo = (seq: number) => commandsOf().undo(seq, {}, 'bob');

  it.each([
    ['force-open', [], 'closed'],
    ['disable', ['trip'], 'open'],
    ['force-open', ['trip'], 'open'],
    ['reset', ['trip'], 'open'],
    ['trip', ['trip', 'probe'], 'half-open'],
    ['reset', ['trip', 'probe'], 'half-open'],
    ['force-open', ['trip', 'probe'], 'half-open'],
    ['reset', ['metrics-only'], 'metrics-only'],
    ['disable', ['force-open'], 'forced-open'],
  ] as const)('of %s after %j leads back to %s', (given, before, state) => {
    for (const step of before) command('a', step);
    const { seq, undoable } = command('a', given);
    expect(undoable).toBe(true);
    const result = undo(seq);
    expect(stateOf('a')).toBe(state);
    expect(lastCommand()).toMatchObject({
      seq: result.seq,
      undoes: seq,
      actor: 'bob',
      outcome: 'applied',
      reason: `Undo of ${given}: ${reason}`,
      after: { state },
    });
  });

  it('gives an override back for the time it had left, with its reason', () => {
    commandsOf().execute('a', { command: 'disable', reason: 'index rebuild', expiresIn: 600 }, 'ana');
    const until = server.clock.wall() + 600_000;
    server.clock.advance(100_000);
    const { seq } = command('a', 'reset');
    server.clock.advance(100_000);
    undo(seq);
    expect(lastCommand()).toMatchObject({
      reason: 'Undo of reset: index rebuild',
      expiresAt: until,
      after: { override: { command: 'disable', actor: 'bob', expiresAt: until } },
    });
  });

  it('gives an override back that another of the same kind had taken the place of', () => {
    command('a', 'force-open', 60);
    const { seq } = command('a', 'force-open', 900);
    undo(seq);
    expect(lastCommand().expiresAt).toBe(server.clock.wall() + 60_000);
  });

  it('does not undo what was renewed since, though its generation is the same', () => {
    const { seq } = command('a', 'force-open', 60);
    command('a', 'force-open', 900);
    expect(() => undo(seq)).toThrow(/moved on since entry .* given anew by ana/);
    expect(stateOf('a')).toBe('forced-open');
    expect(lastCommand()).toMatchObject({ outcome: 'refused', code: 'generation-moved', undoes: seq });
  });

  it('does not give back an override whose time has come', () => {
    command('a', 'force-open', 60);
    const { seq } = command('a', 'reset');
    server.clock.advance(59_500);
    expect(() => undo(seq)).toThrow(/run out/);
    expect(stateOf('a')).toBe('closed');
  });

  it.each([
    ['reset while closed', 'a', 'reset'],
    ['trip while open', 'b', 'trip'],
  ] as const)('says beforehand that there is nothing to undo: %s', (_title, name, given) => {
    server.breaker('b').breaker.trip();
    const { seq, undoable } = command(name, given);
    expect(undoable).toBe(false);
    expect(() => undo(seq)).toThrow(/changed nothing/);
  });

  it('of a refused command has nothing to take back', () => {
    expect(() => command('a', 'probe')).toThrow('a is closed');
    expect(() => undo(lastCommand().seq)).toThrow(/was refused and changed nothing/);
  });

  it('is a command of its own, and can be undone', () => {
    const first = command('a', 'force-open');
    const second = undo(first.seq);
    undo(second.seq);
    expect(stateOf('a')).toBe('forced-open');
    expect(() => undo(first.seq)).toThrow(/undone already, by bob with entry/);
  });

  it('needs no body by REST', async () => {
    const { seq } = command('a', 'force-open');
    const response = await fetch(`${server.url}/api/v1/journal/${seq}/undo`, { method: 'POST' });
    expect(response.status).toBe(200);
    expect(stateOf('a')).toBe('closed');
  });
});

describe('the impact of a command', () => {
  const impact = async (request: Request): Promise<CommandImpact> =>
    (await both[1].say('impact', request)).answer as CommandImpact; // of an impact
  const one = async (name: string, given: BreakerCommand) => {
    const { breakers } = await impact({ breakers: [name], command: given });
    return breakers[0];
  };

  /** Four calls a second for a second. */
  async function traffic(...names: readonly string[]): Promise<void> {
    for (const name of names) for (let call = 0; call < 4; call += 1) await server.breaker(name).call();
    await server.pass(1_000);
  }

  it('is not known before the calls were counted for a second', async () => {
    expect(await one('a', 'force-open')).toMatchObject({ rate: null, cut: null, admitted: null });
    expect(await impact({ group: 'shop', command: 'force-open' })).toMatchObject({ cut: 0, unknown: 2 });
  });

  it('is told without doing or writing down anything', async () => {
    await impact({ group: 'shop', command: 'force-open' });
    expect(entries()).toEqual([]);
    expect(stateOf('a')).toBe('closed');
  });

  it('is what passes now and would be cut, or is refused now and would pass', async () => {
    server.breaker('a').breaker.metricsOnly();
    server.breaker('b').breaker.forceOpen();
    await traffic('a', 'b');
    expect(await one('a', 'force-open')).toMatchObject({ rate: 4, cut: 4, admitted: 0, fallback: 203 });
    expect(await one('a', 'reset')).toMatchObject({ cut: 0, admitted: 0 });
    expect(await one('b', 'reset')).toMatchObject({ rate: 4, cut: 0, admitted: 4, fallback: null });
    expect(await one('b', 'disable')).toMatchObject({ admitted: 4 });
    expect(await one('b', 'force-open')).toMatchObject({ cut: 0, admitted: 0 });
    expect(await one('c', 'force-open')).toMatchObject({ rate: 0, cut: 0 });
  });

  it('adds up for many, without those that would refuse', async () => {
    server.breaker('a').breaker.metricsOnly();
    server.breaker('b').breaker.disable();
    await traffic('a', 'b');
    const names = ['a', 'b', 'c', 'nobody'];
    expect(await impact({ breakers: names, command: 'force-open' })).toMatchObject({
      cut: 8,
      refused: 0,
      unknown: 0,
      missing: ['nobody'],
    });
    expect(await impact({ breakers: names, command: 'trip' })).toMatchObject({ cut: 0, refused: 2 });
  });

  it('tells probes apart, which are no rate', async () => {
    server.breaker('a').breaker.trip();
    await server.pass(1_000);
    expect(await one('a', 'probe')).toMatchObject({ cut: 0, admitted: 0, probes: 5 });
  });

  it.each(BREAKER_COMMANDS)('[M5] foretells what %s is refused for in every state', async (given) => {
    const ways: readonly (readonly BreakerCommand[])[] = [
      [],
      ['trip'],
      ['trip', 'probe'],
      ['force-open'],
      ['disable'],
      ['metrics-only'],
    ];
    for (const way of ways) {
      command('a', 'reset');
      for (const step of way) command('a', step);
      const told = (await one('a', given))?.refusal;
      const [result] = commandsOf().executeMany(
        { breakers: ['a'], command: given, reason, expiresIn: null },
        'x',
      );
      expect(told).toEqual(result?.ok ? null : { code: result?.code, message: result?.message });
    }
  });
});
