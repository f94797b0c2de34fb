import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./upstream.mjs', import.meta.url));

export type Manner = 'ok' | 'unavailable' | 'garbage';

/** A service that is not ours, as a process of its own. */
export class Upstream {
  #child: ChildProcess | null = null;
  #port = 0;

  static async start(): Promise<Upstream> {
    const upstream = new Upstream();
    await upstream.run('ok');
    return upstream;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}/`;
  }

  /** Ends the process that runs, if any, and starts one that answers in this manner on the same port. */
  async run(manner: Manner): Promise<void> {
    await this.end();
    const child = fork(SCRIPT, [String(this.#port), manner]);
    this.#child = child;
    this.#port = await new Promise<number>((resolve, reject) => {
      child.once('message', (message) => resolve((message as { port: number }).port)); // what the script sends
      child.once('exit', (code) => reject(new Error(`the upstream ended with ${code}`)));
    });
  }

  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child?.kill('SIGCONT');
  }

  async end(): Promise<void> {
    const child = this.#child;
    this.#child = null;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }
}
