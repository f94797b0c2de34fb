import { BIN_COUNT, binOf, type LatencyHistogram } from './latency-histogram.ts';

/** Durations of a time window, a histogram a bucket, so that they expire with their bucket (rule W8). */
export class BucketLatencies {
  readonly #bins: Uint32Array;
  readonly #counts: Uint32Array;
  readonly #sums: Float64Array;
  readonly #maxima: Float64Array;

  constructor(buckets: number) {
    this.#bins = new Uint32Array(buckets * BIN_COUNT);
    this.#counts = new Uint32Array(buckets);
    this.#sums = new Float64Array(buckets);
    this.#maxima = new Float64Array(buckets);
  }

  add(bucket: number, durationMs: number): void {
    const bin = bucket * BIN_COUNT + binOf(durationMs);
    this.#bins[bin] = (this.#bins[bin] ?? 0) + 1;
    this.#counts[bucket] = (this.#counts[bucket] ?? 0) + 1;
    this.#sums[bucket] = (this.#sums[bucket] ?? 0) + durationMs;
    if (durationMs > (this.#maxima[bucket] ?? 0)) this.#maxima[bucket] = durationMs;
  }

  empty(bucket: number): void {
    if (this.#counts[bucket] === 0) return;
    this.#bins.fill(0, bucket * BIN_COUNT, (bucket + 1) * BIN_COUNT);
    this.#counts[bucket] = 0;
    this.#sums[bucket] = 0;
    this.#maxima[bucket] = 0;
  }

  clear(): void {
    this.#bins.fill(0);
    this.#counts.fill(0);
    this.#sums.fill(0);
    this.#maxima.fill(0);
  }

  addTo(histogram: LatencyHistogram): void {
    for (let bucket = 0; bucket < this.#sums.length; bucket += 1) {
      if (this.#counts[bucket] === 0) continue;
      histogram.addExtent(this.#sums[bucket] ?? 0, this.#maxima[bucket] ?? 0);
      for (let bin = 0; bin < BIN_COUNT; bin += 1) {
        const count = this.#bins[bucket * BIN_COUNT + bin] ?? 0;
        if (count > 0) histogram.addBin(bin, count);
      }
    }
  }
}
