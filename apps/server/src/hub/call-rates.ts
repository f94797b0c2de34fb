/** Seconds that a rate looks back. */
const SPAN = 5;

/**
 * Calls asked per second of each breaker, over the last five to six seconds: from one reading a second of the lifetime
 * counters, so that the call path pays nothing for it.
 */
export class CallRates {
  readonly #asked: readonly Float64Array[];
  readonly #at = new Float64Array(SPAN + 1);
  #samples = 0;

  /** `asked` are the counters at `now`, by index; what was asked before that is no part of a rate. */
  constructor(asked: readonly number[], now: number) {
    this.#asked = asked.map((count) => new Float64Array(SPAN + 1).fill(count));
    this.#at.fill(now);
  }

  /** Once a second. */
  sample(asked: readonly number[], now: number): void {
    this.#samples += 1;
    const slot = this.#samples % this.#at.length;
    this.#at[slot] = now;
    for (const [index, ring] of this.#asked.entries()) ring[slot] = asked[index] ?? 0;
  }

  rate(index: number, asked: number, now: number): number {
    const slot = (this.#samples + 1) % this.#at.length; // the oldest one
    const since = this.#asked[index]?.[slot] ?? asked;
    const elapsed = now - (this.#at[slot] ?? now);
    return ((asked - since) * 1_000) / Math.max(elapsed, 1_000);
  }
}
