import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import type { BreakerDetail, CommandResult, JournalEntry, JournalPage } from '@fuseboard/protocol';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { seededRandom } from './inner/seeded-random.ts';
import { connect } from './support/client.ts';
import { ServerProcess } from './support/spawn-server.ts';

const ROUNDS = 5;
let folder: string;
let server: ServerProcess | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuseboard-kill-'));
  const breakers = [{ name: 'a', endpoint: { type: 'http', url: 'https://example.com/' } }];
  writeFileSync(join(folder, 'config.yaml'), JSON.stringify({ breakers })); // which is YAML, too
});

afterEach(() => {
  server?.kill();
  rmSync(folder, { recursive: true });
});

async function start(): Promise<string> {
  const args = ['--port', '0', '--no-demo', '--config', join(folder, 'config.yaml')];
  server = new ServerProcess(args, { FUSEBOARD_DATA: join(folder, 'data') });
  return server.url();
}

/** Commands one after the other until the server is gone; those it acknowledged, with what was said of each. */
async function commandUntilGone(url: string, round: number): Promise<Map<number, string>> {
  const acknowledged = new Map<number, string>();
  for (let count = 0; ; count++) {
    const reason = `round ${round}, command ${count}`;
    const command = count % 2 === 0 ? 'force-open' : 'reset';
    try {
      const response = await fetch(`${url}/api/v1/breakers/a/commands`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ command, reason }),
      });
      const { seq, durable } = (await response.json()) as CommandResult; // it is ours
      expect(durable).toBe(true);
      acknowledged.set(seq, reason);
    } catch {
      return acknowledged;
    }
  }
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

it('killed at any moment, the server loses, doubles and skips nothing that it acknowledged or announced', async () => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  process.stdout.write(`kill -9: seed ${seed}\n`);
  const random = seededRandom(seed);
  const acknowledged = new Map<number, string>();
  const announced: JournalEntry[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const url = await start();
    const { client } = await connect(url);
    const batches = client.collect('journal');
    const commanding = commandUntilGone(url, round);
    await client.next('journal');
    await passed(random() * 300);
    await server?.stop('SIGKILL');
    for (const [seq, reason] of await commanding) acknowledged.set(seq, reason);
    announced.push(...batches.flatMap(({ entries }) => entries));
    client.close();
  }
  const url = await start();
  const entries = await wholeJournal(url);
  expect(entries.map(({ seq }) => seq)).toEqual(entries.map((_, index) => index + 1));
  const reasons = new Map(entries.flatMap((one) => (one.kind === 'command' ? [[one.seq, one.reason]] : [])));
  expect([...acknowledged].filter(([seq, reason]) => reasons.get(seq) !== reason)).toEqual([]);
  expect(new Set(reasons.values()).size).toBe(reasons.size);
  for (const entry of announced) expect(entries[entry.seq - 1]).toEqual(entry);
  const last = entries.findLast((entry) => entry.kind === 'command');
  const response = await fetch(`${url}/api/v1/breakers/a`);
  const breaker = (await response.json()) as BreakerDetail; // it is ours
  expect(breaker.state).toBe(last?.after.state);
  process.stdout.write(
    `kill -9: ${acknowledged.size} commands acknowledged, ${announced.length} entries announced\n`,
  );
}, 120_000);
