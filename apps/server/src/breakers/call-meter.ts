import type { BreakerEvent } from '@fuseboard/breaker';
import { BIN_COUNT, binOf, LatencyHistogram } from '../latency-histogram.ts';

/** What the calls of a while were like beyond their outcomes. */
export interface CallMeasure {
  readonly slow: number;
  /** How long they took, as `LatencyHistogram` writes it. */
  readonly latency: string;
}

const NOTHING: CallMeasure = { slow: 0, latency: '' };

/** Gathers a breaker's calls until somebody takes what there is; a call costs it one addition. */
export class CallMeter {
  readonly #bins = new Uint32Array(BIN_COUNT);
  #lowest = BIN_COUNT;
  #highest = -1;
  #slow = 0;

  hear(event: BreakerEvent): void {
    if (event.type !== 'call' || event.outcome === 'rejected' || event.outcome === 'late') return;
    if (event.slow) this.#slow += 1;
    if (event.durationMs === null) return;
    const bin = binOf(event.durationMs);
    this.#bins[bin] = (this.#bins[bin] ?? 0) + 1;
    if (bin < this.#lowest) this.#lowest = bin;
    if (bin > this.#highest) this.#highest = bin;
  }

  take(): CallMeasure {
    if (this.#highest === -1 && this.#slow === 0) return NOTHING;
    const histogram = new LatencyHistogram();
    for (let bin = this.#lowest; bin <= this.#highest; bin++) {
      const count = this.#bins[bin] ?? 0;
      if (count > 0) histogram.add(bin, count);
    }
    const measure = { slow: this.#slow, latency: histogram.encode() };
    this.#bins.fill(0, this.#lowest, this.#highest + 1);
    this.#lowest = BIN_COUNT;
    this.#highest = -1;
    this.#slow = 0;
    return measure;
  }
}
