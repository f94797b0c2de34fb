import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { BreakerDetail, BreakerList, JournalEntry, JournalPage } from '@fuseboard/protocol';

const MAIN = fileURLToPath(new URL('../../apps/server/dist/main.js', import.meta.url));
const START_MS = 20_000;

/** The built server as a process of its own, as `npm start` runs it. */
export class Fuseboard {
  #child: ChildProcess | null = null;
  #port = 0;
  readonly #flags: readonly string[];
  readonly #env: Readonly<Record<string, string>>;
  /** Of one that was started with a config. */
  configFile = '';

  private constructor(flags: readonly string[], env: Readonly<Record<string, string>>) {
    this.#flags = flags;
    this.#env = env;
  }

  static async start(
    flags: readonly string[] = [],
    env: Readonly<Record<string, string>> = {},
  ): Promise<Fuseboard> {
    const board = new Fuseboard(flags, env);
    await board.run();
    return board;
  }

  /** With a config file of its own, whose endpoints may be on loopback, and no demo. */
  static async startWith(config: object): Promise<Fuseboard> {
    const folder = mkdtempSync(join(tmpdir(), 'fuseboard-'));
    process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
    const file = join(folder, 'fuseboard.json');
    writeFileSync(file, JSON.stringify({ endpoints: { allow: ['localhost'] }, ...config }));
    const board = await Fuseboard.start(['--no-demo', '--config', file]);
    board.configFile = file;
    return board;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  get port(): number {
    return this.#port;
  }

  /** Starts it, the second time on the port it had. */
  async run(): Promise<void> {
    const child = spawn(process.execPath, [MAIN, '--port', String(this.#port), ...this.#flags], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, LOG_LEVEL: 'warn', FUSEBOARD_DATA: ':memory:', ...this.#env },
    });
    this.#child = child;
    this.#port = await announcedPort(child);
  }

  /** Ends it and waits until it is gone; its exit code, or null where a signal ended it. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const gone = new Promise<number | null>((resolve) => child.once('exit', resolve));
    child.kill(signal);
    return gone;
  }

  async get<T>(path: string): Promise<T> {
    const response = await fetch(`${this.url}/api/v1${path}`);
    if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
    return (await response.json()) as T; // the contract tests hold the server to these shapes
  }

  breakers(): Promise<BreakerList> {
    return this.get('/breakers');
  }

  breaker(name: string): Promise<BreakerDetail> {
    return this.get(`/breakers/${name}`);
  }

  /** Oldest first. */
  async journal(query = ''): Promise<JournalEntry[]> {
    const { entries } = await this.get<JournalPage>(`/journal?limit=1000${query}`);
    return entries.toReversed();
  }

  async send(method: string, path: string, body?: object): Promise<Response> {
    return fetch(`${this.url}/api/v1${path}`, {
      method,
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    });
  }
}

async function announcedPort(child: ChildProcess): Promise<number> {
  let printed = '';
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => reject(new Error(`no address within ${START_MS} ms:\n${printed}`)),
      START_MS,
    );
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the server ended with ${code} before it listened:\n${printed}`));
    });
    child.stdout?.on('data', (chunk: Buffer) => {
      printed += chunk.toString();
      const [, port] = /http:\/\/127\.0\.0\.1:(\d+)/.exec(printed) ?? [];
      if (!port) return;
      clearTimeout(late);
      resolve(Number(port));
    });
  });
}
