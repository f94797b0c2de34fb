import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import type { BreakerDetail, JournalEntry, JournalPage } from '@fuseboard/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { seededRandom } from './inner/seeded-random.ts';
import { type Acknowledged, commandsByRest, commandsBySocket, marksByRest } from './support/acknowledged.ts';
import { connect } from './support/client.ts';
import { ServerProcess } from './support/spawn-server.ts';

const ROUNDS = 20;
/** So often it is killed while it starts, when it reads what the last kill has left. */
const EVERY_STARTING = 5;
/** After so many acknowledgements at most, and so many ms after the last of them. */
const MOST_ACKNOWLEDGED = 60;
const MOST_MS = 4;
const BREAKERS = ['a', 'b', 'c'];

const seed = Number(process.env['FUSEBOARD_SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const random = seededRandom(seed);
let folder: string;
let server: ServerProcess | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuseboard-kill-'));
  const endpoint = { type: 'http', url: 'https://example.com/' };
  const breakers = BREAKERS.map((name) => ({ name, endpoint }));
  writeFileSync(join(folder, 'config.yaml'), JSON.stringify({ breakers })); // which is YAML, too
});

afterEach(() => {
  server?.kill();
  rmSync(folder, { recursive: true });
});

function begin(): ServerProcess {
  const args = ['--port', '0', '--no-demo', '--config', join(folder, 'config.yaml')];
  server = new ServerProcess(args, { FUSEBOARD_DATA: join(folder, 'data') });
  return server;
}

interface Heard {
  readonly acknowledged: readonly Acknowledged[];
  readonly announced: readonly JournalEntry[];
}

/** Everybody at every door until a moment of its run; returns what they were promised and told. */
async function killWhileBusy(round: number): Promise<Heard> {
  const running = begin();
  const url = await running.url();
  const { client } = await connect(url);
  const batches = client.collect('journal');
  const enough = 1 + Math.floor(random() * MOST_ACKNOWLEDGED);
  let count = 0;
  let onEnough: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => {
    onEnough = resolve;
  });
  const onAcknowledged = (): void => {
    if (++count === enough) onEnough();
  };
  const doors = [commandsByRest('a'), commandsByRest('b'), commandsBySocket(client, 'c'), marksByRest];
  const busy = doors.map((door, index) =>
    door({ url, label: `round ${round}, door ${index}`, onAcknowledged }),
  );
  await reached;
  await passed(random() * MOST_MS);
  await running.stop('SIGKILL');
  const acknowledged = await Promise.all(busy);
  client.close();
  return { acknowledged, announced: batches.flatMap(({ entries }) => entries) };
}

/** ms from the start of the process until it listens. */
async function startAndEnd(): Promise<number> {
  const from = performance.now();
  await begin().url();
  const took = performance.now() - from;
  await server?.stop('SIGKILL');
  return took;
}

async function killWhileStarting(startMs: number): Promise<void> {
  const starting = begin();
  await passed(random() * startMs);
  await starting.stop('SIGKILL');
}

async function wholeJournal(url: string): Promise<JournalEntry[]> {
  const entries: JournalEntry[] = [];
  let before = '';
  for (;;) {
    const response = await fetch(`${url}/api/v1/journal?limit=1000${before}`);
    const page = (await response.json()) as JournalPage; // it is ours
    entries.unshift(...page.entries.toReversed());
    if (page.next === null) return entries;
    before = `&before=${page.next}`;
  }
}

const wordsOf = (entry: JournalEntry): readonly (readonly [number, string])[] => {
  if (entry.kind === 'command') return [[entry.seq, entry.reason]];
  return entry.kind === 'mark' ? [[entry.seq, entry.text]] : [];
};

it(`killed at any moment, the server loses, doubles and skips nothing that it acknowledged or announced (FUSEBOARD_SEED=${seed})`, async () => {
  const startMs = await startAndEnd();
  const acknowledged = new Map<number, string>();
  const announced: JournalEntry[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    if (round % EVERY_STARTING === 0) {
      await killWhileStarting(startMs);
      continue;
    }
    const heard = await killWhileBusy(round);
    for (const [seq, words] of heard.acknowledged.flatMap((door) => [...door])) {
      expect(acknowledged.get(seq)).toBeUndefined();
      acknowledged.set(seq, words);
    }
    announced.push(...heard.announced);
  }

  const url = await begin().url();
  const entries = await wholeJournal(url);
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
  const words = new Map(entries.flatMap(wordsOf));
  expect([...acknowledged].filter(([seq, said]) => words.get(seq) !== said)).toEqual([]);
  expect(new Set(words.values()).size).toBe(words.size);
  for (const entry of announced) expect(entries[entry.seq - 1]).toEqual(entry);
  for (const breaker of BREAKERS) {
    const last = entries.findLast((entry) => entry.kind === 'command' && entry.breaker === breaker);
    const response = await fetch(`${url}/api/v1/breakers/${breaker}`);
    const { state } = (await response.json()) as BreakerDetail; // it is ours
    expect(state).toBe(last?.kind === 'command' ? last.after.state : 'closed');
  }
  process.stdout.write(
    `kill -9 ${ROUNDS} times: ${acknowledged.size} entries acknowledged, ${announced.length} announced, ${entries.length} there\n`,
  );
}, 240_000);
