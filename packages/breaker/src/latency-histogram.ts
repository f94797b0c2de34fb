import type { LatencySnapshot } from './breaker-snapshot.ts';

/*
 * Log-linear bins, as in HdrHistogram: durations in units of 1/1024 ms; each doubling is cut into 16 equal bins, and below
 * 32 units a bin is one unit. A bin's middle is at most 1/32 from anything in it, so a percentile is within 3.2 % from
 * 16 µs to 35 minutes.
 */
const UNITS_PER_MS = 1024;
const LARGEST_UNIT = 2 ** 31 - 1;
export const BIN_COUNT = 448;

export function binOf(durationMs: number): number {
  const units = Math.min(durationMs * UNITS_PER_MS, LARGEST_UNIT) | 0;
  if (units < 32) return units;
  const shift = 27 - Math.clz32(units);
  return (shift << 4) + (units >>> shift);
}

/** The middle of a bin, ms; of the first one its lower end, since it holds the calls that took no time at all. */
export function middleOf(bin: number): number {
  if (bin === 0) return 0;
  if (bin < 32) return (bin + 0.5) / UNITS_PER_MS;
  const shift = (bin >>> 4) - 1;
  return (((bin & 15) + 16.5) * (1 << shift)) / UNITS_PER_MS;
}

/** Durations gathered for one reading. */
export class LatencyHistogram {
  readonly #bins: Uint32Array = new Uint32Array(BIN_COUNT);
  /** The bins in use lie from here to there. */
  #lowest = BIN_COUNT;
  #highest = -1;
  #count = 0;
  #sum = 0;
  #max = 0;

  add(durationMs: number): void {
    this.addBin(binOf(durationMs), 1);
    this.addExtent(durationMs, durationMs);
  }

  addBin(bin: number, count: number): void {
    this.#bins[bin] = (this.#bins[bin] ?? 0) + count;
    this.#count += count;
    if (bin < this.#lowest) this.#lowest = bin;
    if (bin > this.#highest) this.#highest = bin;
  }

  addExtent(sum: number, max: number): void {
    this.#sum += sum;
    this.#max = Math.max(this.#max, max);
  }

  clear(): void {
    this.#bins.fill(0, this.#lowest, this.#highest + 1);
    this.#lowest = BIN_COUNT;
    this.#highest = -1;
    this.#count = this.#sum = this.#max = 0;
  }

  snapshot(): LatencySnapshot {
    return Object.freeze({
      count: this.#count,
      mean: this.#count === 0 ? 0 : this.#sum / this.#count,
      p50: this.#percentile(50),
      p90: this.#percentile(90),
      p95: this.#percentile(95),
      p99: this.#percentile(99),
      max: this.#max,
    });
  }

  /** By nearest rank: the bin in which `percent` of all durations have been met. */
  #percentile(percent: number): number {
    let seen = 0;
    for (let bin = this.#lowest; bin <= this.#highest; bin += 1) {
      seen += this.#bins[bin] ?? 0;
      if (100 * seen >= percent * this.#count) {
        return bin === BIN_COUNT - 1 ? this.#max : Math.min(middleOf(bin), this.#max);
      }
    }
    return 0;
  }
}

const scratch = new LatencyHistogram();

/** Reads what `gather` adds. All windows share one set of bins: a reading is over before the next begins. */
export function readLatency(gather: (histogram: LatencyHistogram) => void): LatencySnapshot {
  scratch.clear();
  gather(scratch);
  return scratch.snapshot();
}
