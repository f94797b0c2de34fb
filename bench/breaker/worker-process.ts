import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import type { Answer, Request } from './messages.ts';
import type { Scenario } from './subject.ts';

const WORKER = new URL('./worker.js', import.meta.url); // as built

/** A worker as the bench sees it. */
export class WorkerProcess {
  readonly #child: ChildProcess;

  constructor(scenario: Scenario, keys: readonly string[], execArgv: readonly string[] = []) {
    this.#child = fork(WORKER, [scenario, ...keys], { execArgv: [...execArgv] });
  }

  async ask(key: string, ask: Request['ask']): Promise<Answer> {
    const over = new AbortController();
    const died = once(this.#child, 'exit', { signal: over.signal }).then(() => null);
    died.catch(() => {}); // given up below
    this.#child.send({ key, ask } satisfies Request);
    const message = await Promise.race([once(this.#child, 'message', { signal: over.signal }), died]);
    over.abort();
    if (message === null) throw new Error(`the process of ${key} ended`);
    return message[0] as Answer; // the worker sends nothing else
  }

  end(): void {
    if (this.#child.connected) this.#child.disconnect();
  }
}
