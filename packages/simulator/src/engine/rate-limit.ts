/** Every so many µs of the rate's own gap may come early: a second's worth of a tenth. */
const BURST = 100_000;

/** So many a second, by the generic cell rate algorithm (ITU-T I.371): an early call pushes the next one's time on. */
export class RateLimit {
  /** µs; when the next call would be exactly on time. */
  #dueAt = 0;

  takes(now: number, perSecond: number): boolean {
    if (perSecond === Infinity) return true;
    if (perSecond === 0) return false;
    const gap = Math.round(1_000_000 / perSecond);
    if (this.#dueAt - now > Math.max(BURST, gap) - gap) return false;
    this.#dueAt = Math.max(this.#dueAt, now) + gap;
    return true;
  }
}
