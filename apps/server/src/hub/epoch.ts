import { type ServerClock, toEpoch } from '../server-clock.ts';

/** Less than this is rounding of the wall clock, more is the wall clock having been set. */
const TOLERANCE_MS = 3;

/**
 * Epoch ms of instants on the monotonic clock. The same instant gives the same answer however often it is asked, so that
 * `since` of a breaker that did not move never flickers by a millisecond; it follows the wall clock when that is set.
 */
export class Epoch {
  readonly #clock: ServerClock;
  /** Epoch ms of 0 on the monotonic clock. */
  #zero: number;

  constructor(clock: ServerClock) {
    this.#clock = clock;
    this.#zero = toEpoch(clock, 0);
  }

  at(monotonic: number): number {
    const zero = toEpoch(this.#clock, 0);
    if (Math.abs(zero - this.#zero) > TOLERANCE_MS) this.#zero = zero;
    return Math.round(this.#zero + monotonic);
  }

  now(): number {
    return this.at(this.#clock.now());
  }
}
