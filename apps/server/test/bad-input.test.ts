import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BreakerList, JournalPage } from '@fuseboard/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '../src/config/load-config.ts';
import type { BadInput, Target } from './bad-input/bad-input.ts';
import { CONFIG_CASES } from './bad-input/config-cases.ts';
import { REST_CASES } from './bad-input/rest-cases.ts';
import { SOCKET_CASES } from './bad-input/socket-cases.ts';
import { ServerProcess } from './support/spawn-server.ts';

const START_MS = 60_000;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'fuseboard-bad-input-'));
});

afterAll(() => rmSync(folder, { recursive: true }));

function file(text: string): string {
  const path = join(folder, 'fuseboard.yaml');
  writeFileSync(path, text);
  return path;
}

function complaint(path: string): string {
  try {
    loadConfig(path);
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error('it was accepted');
}

describe('a configuration', () => {
  it.each(CONFIG_CASES)('is refused by place and expectation: $title', ({ text, says }) => {
    const message = complaint(file(text));
    for (const part of says) expect(message).toContain(part);
  });

  const starts: readonly { title: string; args: () => readonly string[]; says: readonly string[] }[] = [
    {
      title: 'a file with two mistakes',
      args: () => ['--config', file('breakers:\n  - { name: A, endpoint: { type: ftp } }\n')],
      says: ['fuseboard.yaml:2:', 'breakers[0].name', 'breakers[0].endpoint'],
    },
    {
      title: 'a file that is not there',
      args: () => ['--config', join(folder, 'none.yaml')],
      says: ['none.yaml'],
    },
    { title: 'a port that is none', args: () => ['--port', 'http'], says: ['--port', '65535', 'http'] },
    { title: 'a misspelt flag', args: () => ['--prot', '4400'], says: ['--prot', '--port'] },
    { title: 'a host that others reach', args: () => ['--host', '0.0.0.0'], says: ['0.0.0.0', '--insecure'] },
  ];

  it.each(starts)(
    'ends the start with 1 and plain words: $title',
    async ({ args, says }) => {
      const server = new ServerProcess(args());
      expect(await server.exit()).toMatchObject({ code: 1 });
      for (const part of says) expect(server.stderr).toContain(part);
      expect(server.stderr).not.toMatch(/^\s+at /m);
      expect(server.stdout).toBe('');
    },
    START_MS,
  );
});

describe('the running server', () => {
  let target: Target;

  beforeAll(async () => {
    const endpoint = { type: 'tcp', host: '127.0.0.1', port: 9 };
    const names = ['a', 'held', ...Array.from({ length: 20 }, (_, index) => `idle-${index}`)];
    const config = file(
      JSON.stringify({
        endpoints: { allow: ['localhost:9'] },
        breakers: names.map((name) => ({ name, endpoint })),
      }),
    );
    const server = new ServerProcess(['--port', '0', '--no-demo', '--config', config]);
    target = { url: await server.url(), process: server };
    await fetch(`${target.url}/api/v1/breakers/held/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ command: 'force-open', reason: 'so that there is one' }),
    });
  }, START_MS);

  afterAll(() => target.process.kill());

  async function ask<Body>(path: string): Promise<Body> {
    const response = await fetch(`${target.url}/api/v1${path}`);
    return (await response.json()) as Body; // of the type that the path has by contract
  }

  /** Everything a bad input could have changed. */
  async function board(): Promise<{ readonly states: unknown; readonly seq: number }> {
    const { breakers, seq } = await ask<BreakerList>('/breakers');
    return { states: breakers.map((view) => ({ ...view, rate: 0 })), seq };
  }

  async function refuses({
    send,
    code,
    says,
    longest = 10_000,
    journalled = false,
  }: BadInput): Promise<void> {
    const before = await board();
    const refusal = await send(target);
    expect(refusal.code).toBe(code);
    for (const part of says) expect(refusal.text).toContain(part);
    expect(refusal.text.length).toBeLessThan(longest);
    const after = await board();
    expect(after.states).toEqual(before.states);
    const { entries } = await ask<JournalPage>(`/journal?limit=10`);
    const written = entries.filter(({ seq }) => seq > before.seq);
    expect(written).toMatchObject(journalled ? [{ kind: 'command', outcome: 'refused', code }] : []);
  }

  it.each(REST_CASES)('refuses by REST, in words, and changes nothing: $title', refuses);
  it.each(SOCKET_CASES)('refuses by socket, in words, and changes nothing: $title', refuses);

  it(
    'is as well as before, and had nothing to log',
    async () => {
      expect(target.process.child.exitCode).toBeNull();
      const health = await fetch(`${target.url}/healthz`);
      expect(await health.json()).toEqual({ status: 'ok' });
      expect(target.process.stderr).toBe('');
      expect(await target.process.stop('SIGTERM')).toMatchObject({ code: 0 });
      const count = CONFIG_CASES.length + REST_CASES.length + SOCKET_CASES.length;
      process.stdout.write(`${count} bad inputs, each answered in words\n`);
    },
    START_MS,
  );
});
