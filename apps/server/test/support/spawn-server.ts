import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const APP = fileURLToPath(new URL('../..', import.meta.url));
/** Node's own arguments where what it runs imports from the sources. */
export const WITH_SOURCES = ['--conditions=@fuseboard/source', '--import', 'tsx'];
const PATIENCE_MS = 30_000;

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** ms since the process was started or told to stop. */
  readonly took: number;
}

/** The server as a process of its own, as it was built unless told otherwise; ended at the latest by `kill`. */
export class ServerProcess {
  readonly child: ChildProcess;
  stdout = '';
  stderr = '';
  readonly #started = performance.now();
  readonly #exited: Promise<unknown>;

  constructor(
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
    script: readonly string[] = ['dist/main.js'],
  ) {
    this.child = spawn(process.execPath, [...script, ...args], {
      cwd: APP,
      env: { PATH: process.env['PATH'], FUSEBOARD_DATA: ':memory:', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      this.stdout += chunk;
    });
    this.child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      this.stderr += chunk;
    });
    this.#exited = once(this.child, 'close');
  }

  /** Waits until it says where it listens. */
  async url(): Promise<string> {
    const signal = AbortSignal.timeout(PATIENCE_MS);
    for (;;) {
      const [, url] = /running at (http:\S+)/.exec(this.stdout) ?? [];
      if (url !== undefined) return url;
      if (this.child.exitCode !== null) throw new Error(`it ended: ${this.stderr}`);
      await Promise.race([this.#exited, once(this.child.stdout ?? process.stdout, 'data', { signal })]);
    }
  }

  /** Sends the signals, and waits for the end. */
  async stop(...signals: readonly NodeJS.Signals[]): Promise<Exit> {
    const from = performance.now();
    for (const signal of signals) this.child.kill(signal);
    return this.exit(from);
  }

  async exit(from = this.#started): Promise<Exit> {
    await this.#exited;
    return { code: this.child.exitCode, signal: this.child.signalCode, took: performance.now() - from };
  }

  kill(): void {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill('SIGKILL');
  }
}
