const SPAN_MS = 60_000;

/** The largest of the last one to two minutes, however many read it: one that began anew when read would give two scrapers half each. */
export class RecentMax {
  #former = 0;
  #present = 0;
  #since: number;

  /** On the clock of `add` and `read`, ms. */
  constructor(now: number) {
    this.#since = now;
  }

  add(value: number, now: number): void {
    this.#turn(now);
    if (value > this.#present) this.#present = value;
  }

  read(now: number): number {
    this.#turn(now);
    return Math.max(this.#former, this.#present);
  }

  #turn(now: number): void {
    const spans = Math.floor((now - this.#since) / SPAN_MS);
    if (spans < 1) return;
    this.#former = spans === 1 ? this.#present : 0;
    this.#present = 0;
    this.#since += spans * SPAN_MS;
  }
}
