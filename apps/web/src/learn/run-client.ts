import type { LessonRun } from '@fuseboard/simulator/lessons';
import type { RunAnswer, RunJob } from './run-job.ts';

/** What the client needs of a `Worker`. */
export interface RunPort {
  postMessage(job: RunJob): void;
  addEventListener(type: 'message', listener: (event: { readonly data: RunAnswer }) => void): void;
  addEventListener(type: 'error', listener: (event: { readonly message?: string }) => void): void;
  terminate(): void;
}

/** Lessons run in a worker, one at a time: a new job ends the one before it, of which nobody hears any more. */
export class RunClient {
  readonly #open: () => RunPort;
  #port: RunPort | null = null;

  constructor(open: () => RunPort) {
    this.#open = open;
  }

  /** Rejects with what went wrong, in words; a job that is cancelled never settles. */
  run(job: RunJob): Promise<LessonRun> {
    this.cancel();
    const port = this.#open();
    this.#port = port;
    return new Promise((resolve, reject) => {
      port.addEventListener('message', ({ data }) => {
        if (this.#port !== port) return;
        this.cancel();
        if (data.ok) resolve(data.read);
        else reject(new Error(data.message));
      });
      port.addEventListener('error', ({ message }) => {
        if (this.#port !== port) return;
        this.cancel();
        reject(new Error(message || 'the simulator could not be loaded'));
      });
      port.postMessage(job);
    });
  }

  cancel(): void {
    this.#port?.terminate();
    this.#port = null;
  }
}

export const openRunWorker = (): RunPort =>
  new Worker(new URL('./run-worker.ts', import.meta.url), { type: 'module' });
