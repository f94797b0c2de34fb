/**
 * However fast calls come and however long they hang, no more than this are kept of one breaker's traffic. At some
 * kilobytes a call that is tens of megabytes, not all of the memory.
 */
const MOST_IN_FLIGHT = 10_000;

/** Counts a breaker's calls under way, and those left out because there were too many. */
export class CallsInFlight {
  readonly #most: number;
  #count = 0;
  #leftOut = 0;
  #full = false;
  #waiting: (() => void)[] = [];

  constructor(most: number = MOST_IN_FLIGHT) {
    this.#most = most;
  }

  get count(): number {
    return this.#count;
  }

  get leftOut(): number {
    return this.#leftOut;
  }

  begin(): void {
    this.#count += 1;
  }

  end(): void {
    this.#count -= 1;
    if (this.#count <= this.#most / 2) this.#full = false;
    if (this.#count > 0) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  /** What to do with one more; `first`: it is the first to be left out since the calls last came down to half the limit. */
  room(): { readonly free: true } | { readonly free: false; readonly first: boolean } {
    if (this.#count < this.#most) return { free: true };
    const first = !this.#full;
    this.#full = true;
    this.#leftOut += 1;
    return { free: false, first };
  }

  /** Resolves when none is under way. */
  idle(): Promise<void> {
    if (this.#count === 0) return Promise.resolve();
    return new Promise((resolve) => void this.#waiting.push(resolve));
  }
}
