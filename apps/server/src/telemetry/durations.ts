import { RecentMax } from './recent-max.ts';

/** Upper ends of the buckets, s: those that Prometheus' own clients take unless told otherwise. */
export const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

const ENDS_MS = BUCKETS.map((seconds) => seconds * 1_000);

/** How long calls of one kind took since the start. */
export class Durations {
  /** Calls in each bucket alone; the last holds what is beyond every end. */
  readonly counts = new Float64Array(BUCKETS.length + 1);
  sumMs = 0;
  readonly #max: RecentMax;

  constructor(now: number) {
    this.#max = new RecentMax(now);
  }

  add(durationMs: number, now: number): void {
    const found = ENDS_MS.findIndex((end) => durationMs <= end);
    const bucket = found === -1 ? BUCKETS.length : found;
    this.counts[bucket] = (this.counts[bucket] ?? 0) + 1;
    this.sumMs += durationMs;
    this.#max.add(durationMs, now);
  }

  maxMs(now: number): number {
    return this.#max.read(now);
  }
}
