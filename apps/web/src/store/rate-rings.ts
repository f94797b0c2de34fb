/** Longest silence over which a breaker's rate is taken to have stood still, ms; longer is a gap in the data. */
const LONGEST_PAUSE = 3_000;

/**
 * The last `points` failure rates of every breaker on one shared time axis, in one typed array: a breaker is a row, a
 * slot of `step` ms a column. NaN is a gap: below the minimum number of calls, or nothing was heard.
 */
export class RateRings {
  readonly points: number;
  readonly step: number;
  #values: Float32Array;
  #latest: Float32Array;
  #slot = -1;
  #at = 0;

  constructor(rows: number, points: number, step: number) {
    this.points = points;
    this.step = step;
    this.#values = new Float32Array(rows * points).fill(Number.NaN);
    this.#latest = new Float32Array(rows).fill(Number.NaN);
  }

  /** Grows with each step of time; a drawing of an older slot is out of date. */
  get slot(): number {
    return this.#slot;
  }

  /** Moves the axis to `at` (epoch ms), carrying standing rates forward over short pauses. */
  advance(at: number): void {
    const slot = Math.floor(at / this.step);
    if (this.#slot >= 0 && slot > this.#slot) {
      const carried = at - this.#at <= LONGEST_PAUSE;
      const first = Math.max(this.#slot + 1, slot - this.points + 1);
      for (let next = first; next <= slot; next++) this.#fillColumn(next, carried || next === slot);
    }
    this.#slot = Math.max(this.#slot, slot);
    this.#at = Math.max(this.#at, at);
  }

  /** The present value of a row, in the present slot. */
  set(row: number, rate: number | null): void {
    const value = rate ?? Number.NaN;
    this.#latest[row] = value;
    if (this.#slot >= 0) this.#values[row * this.points + (this.#slot % this.points)] = value;
  }

  /** Puts known history in, oldest first, the last of it at `end` (epoch ms); the present slot keeps what is live. */
  fill(row: number, history: readonly (number | null)[], end: number): void {
    const last = Math.floor(end / this.step);
    if (this.#slot < 0) this.advance(end);
    history.forEach((rate, index) => {
      const slot = last - (history.length - 1 - index);
      if (slot <= this.#slot - this.points || slot >= this.#slot) return;
      this.#values[row * this.points + (slot % this.points)] = rate ?? Number.NaN;
    });
  }

  /** Oldest first into `out`, which holds `points` values. */
  read(row: number, out: Float32Array): void {
    for (let index = 0; index < this.points; index++) {
      const column = (this.#slot + 1 + index) % this.points;
      out[index] = this.#values[row * this.points + column] ?? Number.NaN;
    }
  }

  #fillColumn(slot: number, carried: boolean): void {
    const column = slot % this.points;
    for (let row = 0; row < this.#latest.length; row++) {
      this.#values[row * this.points + column] = carried ? (this.#latest[row] ?? Number.NaN) : Number.NaN;
    }
  }
}
