/** Counters of a bucket, side by side. */
export const ACCEPTED = 0;
export const NOT_ACCEPTED = 1;
export const REJECTED = 2;
const COUNTERS = 3;

type Counter = typeof ACCEPTED | typeof NOT_ACCEPTED | typeof REJECTED;

/** What became of the requests of the latest `buckets` spans of `width` ms, the present one among them (rule A3). */
export class RequestWindow {
  requests = 0;
  accepts = 0;
  rejected = 0;
  readonly #width: number;
  readonly #buckets: number;
  readonly #counts: Uint32Array;
  /** Number of the newest bucket: floor(now / width). */
  #head: number = Number.NEGATIVE_INFINITY;

  constructor({ duration, buckets }: { readonly duration: number; readonly buckets: number }) {
    this.#width = duration / buckets;
    this.#buckets = buckets;
    this.#counts = new Uint32Array(COUNTERS * buckets);
  }

  record(counter: Counter, now: number): void {
    this.advance(now);
    this.requests += 1;
    if (counter === ACCEPTED) this.accepts += 1;
    else if (counter === REJECTED) this.rejected += 1;
    const at = this.#slotOf(this.#head) + counter;
    this.#counts[at] = (this.#counts[at] ?? 0) + 1;
  }

  advance(now: number): void {
    const head = Math.floor(now / this.#width);
    // Also when time runs backwards, which a monotonic clock does not: the present bucket stays the present one.
    if (head <= this.#head) return;
    if (head - this.#head >= this.#buckets) this.clear();
    else for (let bucket = this.#head + 1; bucket <= head; bucket += 1) this.#empty(this.#slotOf(bucket));
    this.#head = head;
  }

  clear(): void {
    this.requests = this.accepts = this.rejected = 0;
    this.#counts.fill(0);
  }

  #empty(slot: number): void {
    const accepted = this.#counts[slot + ACCEPTED] ?? 0;
    const rejected = this.#counts[slot + REJECTED] ?? 0;
    this.requests -= accepted + (this.#counts[slot + NOT_ACCEPTED] ?? 0) + rejected;
    this.accepts -= accepted;
    this.rejected -= rejected;
    this.#counts.fill(0, slot, slot + COUNTERS);
  }

  #slotOf(bucket: number): number {
    const place = bucket % this.#buckets;
    return COUNTERS * (place < 0 ? place + this.#buckets : place);
  }
}
