/** Permits stay within 30 bits: every engine keeps such integers without allocating. */
const LAST_PERMIT = 2 ** 30 - 1;
const FIRST_SLOTS = 16;
const NO_SLOTS: Int32Array = new Int32Array(0);

/**
 * The permits that are out. A permit is a running number; number n lies in slot n mod the number of slots, and a number
 * whose slot is taken is passed over. So a permit used twice, or invented, is not found: a number comes again only
 * after a round of 2^30.
 */
export class PermitTable {
  #permits: Int32Array = NO_SLOTS;
  #generations: Int32Array = NO_SLOTS;
  #last: number;
  #out = 0;

  /** `last`: the number that was given out last. */
  constructor(last = 0) {
    this.#last = last;
  }

  take(generation: number): number {
    // At most half full, or looking for a free slot would grow with the calls under way.
    if (2 * this.#out >= this.#permits.length) this.#grow();
    const mask = this.#permits.length - 1;
    let permit = this.#last;
    do {
      permit = permit === LAST_PERMIT ? 1 : permit + 1;
    } while (this.#permits[permit & mask] !== 0);
    this.#permits[permit & mask] = permit;
    this.#generations[permit & mask] = generation;
    this.#last = permit;
    this.#out += 1;
    return permit;
  }

  /** The generation in which the permit was taken; 0 when no such permit is out. */
  giveBack(permit: number): number {
    const slot = permit & (this.#permits.length - 1);
    if (permit === 0 || this.#permits[slot] !== permit) return 0;
    this.#permits[slot] = 0;
    this.#out -= 1;
    return this.#generations[slot] ?? 0;
  }

  #grow(): void {
    const permits = new Int32Array(Math.max(FIRST_SLOTS, 2 * this.#permits.length));
    const generations = new Int32Array(permits.length);
    this.#permits.forEach((permit, slot) => {
      if (permit === 0) return;
      permits[permit & (permits.length - 1)] = permit;
      generations[permit & (permits.length - 1)] = this.#generations[slot] ?? 0;
    });
    this.#permits = permits;
    this.#generations = generations;
  }
}
