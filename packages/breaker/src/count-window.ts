import type { TimeWindowMemento, WindowMemento } from './breaker-memento.ts';
import type { LatencySnapshot } from './breaker-snapshot.ts';
import { readLatency } from './latency-histogram.ts';
import { FAILED, SLOW } from './outcome.ts';
import type { SlidingWindow } from './sliding-window.ts';

/** The last `size` outcomes, in a ring; what is pushed out is subtracted (rule W2). */
export class CountWindow implements SlidingWindow {
  total = 0;
  failed = 0;
  slow = 0;
  slowFailed = 0;
  readonly #size: number;
  readonly #outcomes: Uint8Array;
  /** Beside the outcomes; made with the first duration. */
  #durations: Float32Array | null = null;
  #next = 0;

  constructor(size: number) {
    this.#size = size;
    this.#outcomes = new Uint8Array(size);
  }

  record(outcome: number, durationMs: number): void {
    const at = this.#next;
    if (this.total === this.#size) this.#count(this.#outcomes[at] ?? 0, -1);
    else this.total += 1;
    this.#count(outcome, 1);
    this.#outcomes[at] = outcome;
    this.#time(at, durationMs);
    this.#next = at + 1 === this.#size ? 0 : at + 1;
  }

  advance(): void {}

  clear(): void {
    this.total = this.failed = this.slow = this.slowFailed = 0;
    this.#next = 0;
  }

  latency(): LatencySnapshot {
    return readLatency((histogram) => {
      for (let i = 0; i < this.total && this.#durations !== null; i += 1) {
        const duration = this.#durations[i] ?? Number.NaN;
        if (duration >= 0) histogram.add(duration);
      }
    });
  }

  export(): WindowMemento {
    const newer = this.#outcomes.subarray(0, this.#next).join('');
    const older = this.total === this.#size ? this.#outcomes.subarray(this.#next).join('') : '';
    return { type: 'count-based', outcomes: older + newer };
  }

  absorb(memento: WindowMemento): void {
    if (memento.type === 'time-based') return this.#absorbBuckets(memento);
    for (const digit of memento.outcomes) this.record(Number(digit), Number.NaN);
  }

  /** A bucket has lost the order within: its failures go last, so that shrinking drops successes first. */
  #absorbBuckets(memento: TimeWindowMemento): void {
    for (const { total, failed, slow, slowFailed } of memento.buckets) {
      const slowOnly = slow - slowFailed;
      this.#repeat(0, total - failed - slowOnly);
      this.#repeat(SLOW, slowOnly);
      this.#repeat(FAILED, failed - slowFailed);
      this.#repeat(FAILED | SLOW, slowFailed);
    }
  }

  #repeat(outcome: number, times: number): void {
    // More than the whole ring would only push out its own like.
    for (let i = Math.min(times, this.#size); i > 0; i -= 1) this.record(outcome, Number.NaN);
  }

  #count(outcome: number, by: 1 | -1): void {
    if (outcome === 0) return;
    if ((outcome & FAILED) !== 0) this.failed += by;
    if ((outcome & SLOW) !== 0) this.slow += by;
    if (outcome === (FAILED | SLOW)) this.slowFailed += by;
  }

  #time(at: number, durationMs: number): void {
    if (this.#durations === null) {
      if (!(durationMs >= 0)) return;
      this.#durations = new Float32Array(this.#size);
      this.#durations.fill(Number.NaN, 0, this.total); // those so far were not measured
    }
    this.#durations[at] = durationMs;
  }
}
