import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('../fixtures/endpoint-process.mjs', import.meta.url));

export type EndpointMode = 'ok' | 'busy' | 'garbage' | 'cut' | 'silent' | 'reset';

/** An endpoint in a process of its own, which the test can kill, stop and start again on its port. */
export class EndpointProcess {
  #child: ChildProcess | null = null;
  #port = 0;

  get url(): string {
    return `http://127.0.0.1:${this.#port}/`;
  }

  get port(): number {
    return this.#port;
  }

  async start(): Promise<void> {
    this.#child = fork(SCRIPT, [String(this.#port)], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      execArgv: [],
    });
    const [{ port }] = await once(this.#child, 'message');
    this.#port = port;
  }

  async answer(mode: EndpointMode): Promise<void> {
    this.#child?.send(mode);
    if (this.#child !== null) await once(this.#child, 'message');
  }

  /** The kernel goes on accepting connections for it; nobody answers. */
  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child?.kill('SIGCONT');
  }

  async kill(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGKILL');
    await exited;
  }
}
