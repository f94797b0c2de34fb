/** What a number is drawn for. Each has numbers of its own, so that no decision disturbs another. */
export const STREAMS = {
  arrival: 1,
  key: 2,
  fate: 3,
  hang: 4,
  latency: 5,
  backoff: 6,
  throttle: 7,
  breaker: 8,
} as const;

export type Stream = (typeof STREAMS)[keyof typeof STREAMS];

/** How many different numbers there are. */
export const DRAWS = 2 ** 32;

/**
 * Numbers from 0 to 2^32 - 1, each decided by what it is for and nothing else: there is no generator whose state a draw
 * more or less would shift, so lanes that ask different questions get the same answers to the same ones.
 *
 * Integers only. `Math.log`, `exp`, `pow`, `sin` and `cos` may differ in the last bit from engine to engine; a 32-bit
 * multiplication may not. The mixer is the finalizer of MurmurHash3 (Appleby), once for each part of the question.
 */
export class Chance {
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed | 0;
  }

  /** The number of draw `nth` about `subject`, such as a request. */
  draw(stream: Stream, subject: number, nth = 0): number {
    const hash = mixed(
      mixed(this.#seed ^ Math.imul(stream, 0x9e3779b9)) + Math.imul(subject + 1, 0x85ebca6b),
    );
    return mixed(Math.imul(hash, 31) + Math.imul(nth + 1, 0xc2b2ae35)) >>> 0;
  }
}

function mixed(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** Whether a number drawn is among the lowest `percent` of all. */
export function isWithin(drawn: number, percent: number): boolean {
  return drawn < (percent / 100) * DRAWS;
}
