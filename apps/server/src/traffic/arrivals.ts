import type { Traffic } from '@fuseboard/protocol';

/** When the calls of an open-loop generator are due, ms on its clock. */
export interface Arrivals {
  /** The next one not taken yet. */
  readonly due: number;
  /** Goes on to the one after. */
  take(): void;
  /** Passes over those due before an instant and returns how many they were; takes no longer for many than for few. */
  skipTo(instant: number): number;
}

export function arrivalsOf({ rate, arrival }: Traffic, start: number, random: () => number): Arrivals {
  const interval = 1_000 / rate;
  return arrival === 'poisson'
    ? new PoissonArrivals(start, interval, random)
    : new ConstantArrivals(start + random() * interval, interval);
}

/** Equal steps. The first falls anywhere in one step, so that a thousand breakers started together do not march in step. */
class ConstantArrivals implements Arrivals {
  readonly #first: number;
  readonly #interval: number;
  #taken = 0;

  constructor(first: number, interval: number) {
    this.#first = first;
    this.#interval = interval;
  }

  /** Counted from the first, so that no rounding piles up. */
  get due(): number {
    return this.#first + this.#taken * this.#interval;
  }

  take(): void {
    this.#taken += 1;
  }

  skipTo(instant: number): number {
    const skipped = Math.max(0, Math.ceil((instant - this.due) / this.#interval));
    this.#taken += skipped;
    return skipped;
  }
}

/** Exponential gaps (inverse transform sampling). */
class PoissonArrivals implements Arrivals {
  readonly #meanGap: number;
  readonly #random: () => number;
  #due: number;

  constructor(start: number, meanGap: number, random: () => number) {
    this.#meanGap = meanGap;
    this.#random = random;
    this.#due = start + this.#gap();
  }

  get due(): number {
    return this.#due;
  }

  take(): void {
    this.#due += this.#gap();
  }

  /** The process has no memory, so beginning anew at the instant is exact; how many it passed over is known in the mean. */
  skipTo(instant: number): number {
    if (this.#due >= instant) return 0;
    const skipped = 1 + Math.round((instant - this.#due) / this.#meanGap);
    this.#due = instant + this.#gap();
    return skipped;
  }

  /** `random` is below 1, so the logarithm is finite. */
  #gap(): number {
    return -Math.log(1 - this.#random()) * this.#meanGap;
  }
}
