import type { BreakerState } from '@fuseboard/breaker';
import { BREAKER_STATES } from '@fuseboard/protocol';
import type { Reading } from './readings.ts';

/** Ten minutes at one sample a second. */
const CAPACITY = 600;
export const RETENTION_MS = CAPACITY * 1_000;

const OUTCOMES = ['success', 'failure', 'ignored', 'rejected', 'late', 'timeout'] as const;
const GAUGES = ['failureRate', 'slowCallRate', 'p50', 'p95', 'p99'] as const;

type Outcome = (typeof OUTCOMES)[number];
type Gauge = (typeof GAUGES)[number];

/** One second of one breaker: outcomes counted since the sample before, gauges as they stood. */
export type Sample = { readonly [Key in Outcome]: number } & {
  readonly [Key in Gauge]: number | null;
} & {
  /** Whole seconds on the server's clock; a second that nobody sampled is missing. */
  readonly second: number;
  /** On the server's clock, ms. */
  readonly at: number;
  readonly state: BreakerState;
};

/** The columns of one breaker. NaN is null: typed arrays have no other. About 27 kB. */
class Columns {
  readonly counts = OUTCOMES.map(() => new Uint32Array(CAPACITY));
  readonly gauges = GAUGES.map(() => new Float32Array(CAPACITY).fill(Number.NaN));
  readonly states = new Uint8Array(CAPACITY);
  before: Reading['snapshot']['totals'];

  constructor(reading: Reading) {
    this.before = reading.snapshot.totals;
  }

  write(slot: number, { snapshot }: Reading): void {
    const { totals, latency } = snapshot;
    for (const [column, outcome] of OUTCOMES.entries()) {
      set(this.counts[column], slot, totals[outcome] - this.before[outcome]);
    }
    const measured = latency && latency.count > 0 ? latency : null;
    const gauges = [snapshot.failureRate, snapshot.slowCallRate, measured?.p50, measured?.p95, measured?.p99];
    for (const [column, value] of gauges.entries()) set(this.gauges[column], slot, value ?? Number.NaN);
    this.states[slot] = BREAKER_STATES.indexOf(snapshot.state);
    this.before = totals;
  }
}

function set(column: Uint32Array | Float32Array | undefined, slot: number, value: number): void {
  if (column) column[slot] = value;
}

/** The last ten minutes of every breaker, a sample a second, in typed arrays. */
export class SeriesStore {
  /** Of the newest sample, on the server's clock; until there is one, of the start. */
  lastAt: number;
  readonly #columns: readonly Columns[];
  readonly #at = new Float64Array(CAPACITY);
  readonly #second = new Float64Array(CAPACITY);
  #written = 0;
  #lastSecond: number;

  constructor(readings: readonly Reading[], now: number) {
    this.#columns = readings.map((reading) => new Columns(reading));
    this.#lastSecond = Math.floor(now / 1_000);
    this.lastAt = now;
  }

  /** Whether a second has ended since the last sample. */
  due(now: number): boolean {
    return Math.floor(now / 1_000) > this.#lastSecond;
  }

  record(readings: readonly Reading[], now: number): void {
    const slot = this.#written % CAPACITY;
    this.#written += 1;
    this.#lastSecond = Math.floor(now / 1_000);
    this.#at[slot] = now;
    this.lastAt = now;
    this.#second[slot] = this.#lastSecond;
    for (const [index, reading] of readings.entries()) this.#columns[index]?.write(slot, reading);
  }

  /** Oldest first; at most the newest `most`. */
  *samples(index: number, most = CAPACITY): Iterable<Sample> {
    const columns = this.#columns[index];
    if (!columns) return;
    const first = Math.max(0, this.#written - Math.min(CAPACITY, most));
    for (let sample = first; sample < this.#written; sample++) yield this.#read(columns, sample % CAPACITY);
  }

  #read({ counts, gauges, states }: Columns, slot: number): Sample {
    const count = (column: number): number => counts[column]?.[slot] ?? 0;
    const gauge = (column: number): number | null => {
      const value = gauges[column]?.[slot] ?? Number.NaN;
      return Number.isNaN(value) ? null : value;
    };
    return {
      second: this.#second[slot] ?? 0,
      at: this.#at[slot] ?? 0,
      success: count(0),
      failure: count(1),
      ignored: count(2),
      rejected: count(3),
      late: count(4),
      timeout: count(5),
      failureRate: gauge(0),
      slowCallRate: gauge(1),
      p50: gauge(2),
      p95: gauge(3),
      p99: gauge(4),
      state: BREAKER_STATES[states[slot] ?? 0] ?? 'closed',
    };
  }
}
