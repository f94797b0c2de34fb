/** Threads: each holds one request, and others wait in the order they came. */
export class WorkerPool {
  readonly #size: number;
  readonly #queue: number;
  readonly #waiting: (() => void)[] = [];
  #busy = 0;

  constructor(size: number, queue = Infinity) {
    this.#size = size;
    this.#queue = queue;
  }

  /** `started` now, `waits` for its turn, or `full`: it will never run. */
  take(run: () => void): 'started' | 'waits' | 'full' {
    if (this.#busy < this.#size) {
      this.#busy += 1;
      run();
      return 'started';
    }
    if (this.#waiting.length >= this.#queue) return 'full';
    this.#waiting.push(run);
    return 'waits';
  }

  release(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#busy -= 1;
    else next();
  }
}
