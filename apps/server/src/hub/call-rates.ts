import type { Move } from '../breakers/layout.ts';

/** Seconds that a rate looks back. */
const SPAN = 5;

/**
 * Calls asked per second of each breaker over the last five seconds, from one reading a second of what was asked so far: the call
 * path pays nothing for it, and a rate changes at most once a second, so that it alone makes no row of a frame a new one.
 */
export class CallRates {
  #asked: readonly Float64Array[];
  readonly #at = new Float64Array(SPAN + 1);
  #samples = 0;

  /** `asked` is how often each was asked before `now`; that is no part of a rate. */
  constructor(asked: readonly number[], now: number) {
    this.#asked = asked.map((count) => new Float64Array(SPAN + 1).fill(count));
    this.#at.fill(now);
  }

  /** Another list of breakers: `move` brings what was kept of those that stay to their new places. */
  adopt(move: Move): void {
    this.#asked = move(this.#asked, ({ asked }) => new Float64Array(SPAN + 1).fill(asked));
  }

  /** Once a second. */
  sample(asked: readonly number[], now: number): void {
    this.#samples += 1;
    const slot = this.#samples % this.#at.length;
    this.#at[slot] = now;
    for (const [index, ring] of this.#asked.entries()) ring[slot] = asked[index] ?? 0;
  }

  /** Whether a rate says anything yet: before the first sample, 0 is only the want of one. */
  get measured(): boolean {
    return this.#samples > 0;
  }

  /** As of the last sample. In whole seconds, since a timer's milliseconds would make another rate of the same calls. */
  rate(index: number): number {
    const newest = this.#samples % this.#at.length;
    const oldest = (this.#samples + 1) % this.#at.length;
    const ring = this.#asked[index];
    const seconds = Math.round(((this.#at[newest] ?? 0) - (this.#at[oldest] ?? 0)) / 1_000);
    return seconds === 0 ? 0 : ((ring?.[newest] ?? 0) - (ring?.[oldest] ?? 0)) / seconds;
  }
}
