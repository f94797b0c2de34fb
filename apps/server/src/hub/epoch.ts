import type { ServerClock } from '../server-clock.ts';

/** Less than this is rounding of the wall clock, more is the wall clock having been set. */
const TOLERANCE_MS = 3;

/**
 * Epoch ms of instants on the monotonic clock. The same instant gives the same answer however often it is asked, so that
 * `since` of a breaker that did not move never flickers by a millisecond; it follows the wall clock when that is set.
 */
export class Epoch {
  readonly #clock: ServerClock;
  #offset: number;

  constructor(clock: ServerClock) {
    this.#clock = clock;
    this.#offset = clock.wall() - clock.now();
  }

  at(monotonic: number): number {
    const offset = this.#clock.wall() - this.#clock.now();
    if (Math.abs(offset - this.#offset) > TOLERANCE_MS) this.#offset = offset;
    return Math.round(monotonic + this.#offset);
  }

  now(): number {
    return this.at(this.#clock.now());
  }
}
