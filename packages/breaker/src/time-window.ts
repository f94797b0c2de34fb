import type { CountWindowMemento, WindowMemento } from './breaker-memento.ts';
import type { LatencySnapshot } from './breaker-snapshot.ts';
import { BucketLatencies } from './bucket-latencies.ts';
import { readLatency } from './latency-histogram.ts';
import { FAILED, SLOW } from './outcome.ts';
import type { SlidingWindow } from './sliding-window.ts';

/** Counters of a bucket, side by side. */
const TOTAL = 0;
const FAILURES = 1;
const SLOW_CALLS = 2;
const SLOW_FAILURES = 3;
const COUNTERS = 4;

/** More than a product and a quotient are off together: near a bucket's end the quotient alone decides. */
const ROUNDING: number = 4 * Number.EPSILON;

/** The outcomes of the latest `buckets` spans of `width` ms, the present one among them (rule W3). */
export class TimeWindow implements SlidingWindow {
  total = 0;
  failed = 0;
  slow = 0;
  slowFailed = 0;
  readonly #width: number;
  readonly #buckets: number;
  readonly #counts: Uint32Array;
  #latencies: BucketLatencies | null = null;
  /** Number of the newest bucket: floor(now / width). */
  #head: number = Number.NEGATIVE_INFINITY;
  /** Where it lies, and a reading it surely reaches to: until then no bucket has to be worked out. */
  #headSlot = 0;
  #settledUntil: number = Number.NEGATIVE_INFINITY;

  constructor(width: number, buckets: number) {
    this.#width = width;
    this.#buckets = buckets;
    this.#counts = new Uint32Array(COUNTERS * buckets);
  }

  record(outcome: number, durationMs: number, now: number): void {
    this.advance(now);
    this.#add(this.#headSlot, outcome, 1);
    if (durationMs >= 0) this.#latenciesNow().add(this.#headSlot / COUNTERS, durationMs);
  }

  advance(now: number): void {
    if (now < this.#settledUntil) return;
    const head = Math.floor(now / this.#width);
    // Also when time runs backwards, which a monotonic clock does not: the present bucket stays the present one.
    if (head <= this.#head) return;
    if (head - this.#head >= this.#buckets) this.clear();
    else for (let bucket = this.#head + 1; bucket <= head; bucket += 1) this.#empty(this.#slotOf(bucket));
    this.#head = head;
    this.#headSlot = this.#slotOf(head);
    const end = (head + 1) * this.#width;
    this.#settledUntil = end - Math.abs(end) * ROUNDING;
  }

  clear(): void {
    this.total = this.failed = this.slow = this.slowFailed = 0;
    this.#counts.fill(0);
    this.#latencies?.clear();
  }

  latency(): LatencySnapshot {
    return readLatency((histogram) => this.#latencies?.addTo(histogram));
  }

  export(now: number): WindowMemento {
    this.advance(now);
    const buckets = [];
    for (let age = this.#buckets - 1; age >= 0 && this.total > 0; age -= 1) {
      const [total = 0, failed = 0, slow = 0, slowFailed = 0] = this.#bucket(this.#slotOf(this.#head - age));
      if (total > 0) buckets.push({ age, total, failed, slow, slowFailed });
    }
    return { type: 'time-based', bucketDuration: this.#width, buckets };
  }

  absorb(memento: WindowMemento, now: number): void {
    this.advance(now);
    if (memento.type === 'count-based') return this.#absorbOutcomes(memento);
    const { bucketDuration } = memento;
    const newest = Math.floor(now / bucketDuration);
    for (const bucket of memento.buckets) {
      const middle = (newest - bucket.age + 0.5) * bucketDuration;
      const number = Math.floor(Math.min(middle, now) / this.#width);
      if (this.#head - number < this.#buckets) this.#addBucket(this.#slotOf(number), bucket);
    }
  }

  /** When they happened is not known: they count as of now, and expire together. */
  #absorbOutcomes(memento: CountWindowMemento): void {
    for (const digit of memento.outcomes) this.#add(this.#headSlot, Number(digit), 1);
  }

  #addBucket(
    slot: number,
    bucket: { total: number; failed: number; slow: number; slowFailed: number },
  ): void {
    const { total, failed, slow, slowFailed } = bucket;
    this.#add(slot, 0, total - failed - slow + slowFailed);
    this.#add(slot, FAILED, failed - slowFailed);
    this.#add(slot, SLOW, slow - slowFailed);
    this.#add(slot, FAILED | SLOW, slowFailed);
  }

  #add(slot: number, outcome: number, times: number): void {
    this.total += times;
    this.#bump(slot + TOTAL, times);
    if (outcome === 0) return;
    if ((outcome & FAILED) !== 0) {
      this.failed += times;
      this.#bump(slot + FAILURES, times);
    }
    if ((outcome & SLOW) !== 0) {
      this.slow += times;
      this.#bump(slot + SLOW_CALLS, times);
    }
    if (outcome === (FAILED | SLOW)) {
      this.slowFailed += times;
      this.#bump(slot + SLOW_FAILURES, times);
    }
  }

  #bump(counter: number, by: number): void {
    this.#counts[counter] = (this.#counts[counter] ?? 0) + by;
  }

  #empty(slot: number): void {
    const [total = 0, failed = 0, slow = 0, slowFailed = 0] = this.#bucket(slot);
    if (total === 0) return;
    this.total -= total;
    this.failed -= failed;
    this.slow -= slow;
    this.slowFailed -= slowFailed;
    this.#counts.fill(0, slot, slot + COUNTERS);
    this.#latencies?.empty(slot / COUNTERS);
  }

  #bucket(slot: number): Uint32Array {
    return this.#counts.subarray(slot, slot + COUNTERS);
  }

  #slotOf(bucket: number): number {
    const place = bucket % this.#buckets;
    return COUNTERS * (place < 0 ? place + this.#buckets : place);
  }

  #latenciesNow(): BucketLatencies {
    this.#latencies ??= new BucketLatencies(this.#buckets);
    return this.#latencies;
  }
}
