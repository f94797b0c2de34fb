import { BREAKER_STATES } from '@fuseboard/protocol';
import type { CallMeasure } from '../breakers/call-meter.ts';
import type { Layout, Move } from '../breakers/layout.ts';
import type { Epoch } from './epoch.ts';
import type { SeriesSample } from '../series-sample.ts';
import type { Reading } from './readings.ts';

/** Ten minutes at one sample a second. */
const CAPACITY = 600;
export const RETENTION_MS = CAPACITY * 1_000;

const OUTCOMES = ['success', 'failure', 'ignored', 'rejected', 'late', 'timeout'] as const;
const COUNTS = OUTCOMES.length;
const SLOW = COUNTS;

/** One second of one breaker as it is in memory: on the server's clock, which the wall clock may be set against. */
export interface Sample extends SeriesSample {
  /** Epoch ms of the reading. */
  readonly at: number;
}

/** The columns of one breaker. NaN is null: typed arrays have no other. About 22 kB and the histograms. */
class Columns {
  readonly counts = Array.from({ length: COUNTS + 1 }, () => new Uint32Array(CAPACITY));
  readonly rates = [0, 1].map(() => new Float32Array(CAPACITY).fill(Number.NaN));
  readonly states = new Uint8Array(CAPACITY);
  readonly latencies: string[] = [];
  /** Of all samples, the first that it is in: a breaker that came later has no earlier ones. */
  readonly from: number;
  before: Reading['snapshot']['totals'];

  constructor({ totals }: Reading['snapshot'], from: number) {
    this.before = totals;
    this.from = from;
  }

  write(slot: number, { snapshot }: Reading, { slow, latency }: CallMeasure): void {
    const { totals, failureRate, slowCallRate } = snapshot;
    for (const [column, outcome] of OUTCOMES.entries()) {
      set(this.counts[column], slot, totals[outcome] - this.before[outcome]);
    }
    set(this.counts[SLOW], slot, slow);
    for (const [column, rate] of [failureRate, slowCallRate].entries()) {
      set(this.rates[column], slot, rate ?? Number.NaN);
    }
    this.states[slot] = BREAKER_STATES.indexOf(snapshot.state);
    this.latencies[slot] = latency;
    this.before = totals;
  }

  /** In what moves without a call, too: a window of time forgets. */
  differ(one: number, other: number): boolean {
    return [this.states, ...this.rates].some((column) => !Object.is(column[one], column[other]));
  }
}

function set(column: Uint32Array | Float32Array | undefined, slot: number, value: number): void {
  if (column) column[slot] = value;
}

/** The last ten minutes of every breaker, a sample a second. */
export class SeriesStore {
  /** Of the newest sample, on the server's clock; until there is one, of the start. */
  lastAt: number;
  readonly #epoch: Epoch;
  #breakers: Layout['breakers'];
  #columns: readonly Columns[];
  readonly #at = new Float64Array(CAPACITY);
  readonly #second = new Float64Array(CAPACITY);
  #written = 0;
  #lastSecond: number;

  constructor({ breakers }: Layout, { readings, epoch, now }: SeriesStart) {
    this.#breakers = breakers;
    this.#epoch = epoch;
    this.#columns = readings.map(({ snapshot }) => new Columns(snapshot, 0));
    this.#lastSecond = Math.floor(now / 1_000);
    this.lastAt = now;
  }

  adopt({ breakers }: Layout, move: Move): void {
    this.#breakers = breakers;
    this.#columns = move(this.#columns, ({ breaker }) => new Columns(breaker.snapshot(), this.#written));
  }

  /** Whether a second has ended since the last sample. */
  due(now: number): boolean {
    return Math.floor(now / 1_000) > this.#lastSecond;
  }

  /** Of every breaker; returns what there is to keep of this second: calls, or another state or rate than before. */
  record(readings: readonly Reading[], now: number): readonly SeriesSample[] {
    const slot = this.#written % CAPACITY;
    this.#written += 1;
    this.#lastSecond = Math.floor(now / 1_000);
    this.#at[slot] = now;
    this.lastAt = now;
    this.#second[slot] = this.#lastSecond;
    const kept: SeriesSample[] = [];
    for (const [index, { meter }] of this.#breakers.entries()) {
      const [reading, columns] = [readings[index], this.#columns[index]];
      if (!reading || !columns) continue;
      const last = (slot + CAPACITY - 1) % CAPACITY;
      columns.write(slot, reading, meter.take());
      const isFirst = this.#written === columns.from + 1;
      const changed = isFirst || columns.differ(last, slot);
      if (changed || columns.counts.some((column) => column[slot] !== 0))
        kept.push(this.#read(index, columns, slot));
    }
    return kept;
  }

  /** Epoch ms of the oldest sample; null: there is none yet. */
  get firstAt(): number | null {
    if (this.#written === 0) return null;
    return this.#epoch.at(this.#at[Math.max(0, this.#written - CAPACITY) % CAPACITY] ?? 0);
  }

  /** Oldest first; at most the newest `most`. */
  *samples(index: number, most = CAPACITY): Iterable<Sample> {
    const columns = this.#columns[index];
    if (!columns) return;
    const first = Math.max(columns.from, this.#written - Math.min(CAPACITY, most));
    for (let sample = first; sample < this.#written; sample++)
      yield this.#read(index, columns, sample % CAPACITY);
  }

  #read(index: number, { counts, rates, states, latencies }: Columns, slot: number): Sample {
    const count = (column: number): number => counts[column]?.[slot] ?? 0;
    const rate = (column: number): number | null => {
      const value = rates[column]?.[slot] ?? Number.NaN;
      return Number.isNaN(value) ? null : value;
    };
    return {
      breaker: this.#breakers[index]?.name ?? '',
      // Whole seconds are those of the server's clock, so that a sample a little late or early is of no other second.
      second: (this.#second[slot] ?? 0) + Math.round(this.#epoch.at(0) / 1_000),
      at: this.#epoch.at(this.#at[slot] ?? 0),
      success: count(0),
      failure: count(1),
      ignored: count(2),
      rejected: count(3),
      late: count(4),
      timeout: count(5),
      slow: count(SLOW),
      failureRate: rate(0),
      slowCallRate: rate(1),
      latency: latencies[slot] ?? '',
      state: BREAKER_STATES[states[slot] ?? 0] ?? 'closed',
    };
  }
}

interface SeriesStart {
  readonly readings: readonly Reading[];
  readonly epoch: Epoch;
  readonly now: number;
}
