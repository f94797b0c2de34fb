import {
  decodeRow,
  type Frame,
  type FrameRow,
  type NumbersView,
  type RecentRates,
  type Snapshot,
} from '@fuseboard/protocol';
import { RateRings } from './rate-rings.ts';

/** How many points a sparkline has. */
export const SPARK_POINTS = 60;
/** ms a point covers until the server's own history says otherwise. */
const DEFAULT_STEP = 2_000;

type Schedule = (flush: () => void) => void;
type Listener = () => void;

/**
 * The breakers' numbers, outside React: the latest row of each and a ring of its failure rates. Frames only write here;
 * listeners are told once an animation frame, and only those whose breaker changed.
 */
export class NumbersStore {
  readonly #schedule: Schedule;
  readonly #listeners = new Map<string, Set<Listener>>();
  readonly #dirty = new Set<string>();
  #layout = -1;
  #names: readonly string[] = [];
  #minimums: readonly number[] = [];
  #index = new Map<string, number>();
  #rows: (FrameRow | undefined)[] = [];
  #views = new WeakMap<FrameRow, NumbersView>();
  #rings = new RateRings(0, SPARK_POINTS, DEFAULT_STEP);
  #scheduled = false;

  constructor(schedule: Schedule) {
    this.#schedule = schedule;
  }

  /** Grows as sparklines move on by a point. */
  get slot(): number {
    return this.#rings.slot;
  }

  /** ms between two points of a sparkline. */
  get step(): number {
    return this.#rings.step;
  }

  /** A new picture: other indices, every row. */
  adopt(snapshot: Snapshot): void {
    const previous = { index: this.#index, rings: this.#rings };
    this.#layout = snapshot.layout;
    this.#names = snapshot.breakers.map((entry) => entry.name);
    this.#minimums = snapshot.breakers.map(
      (entry) => snapshot.thresholds[entry.thresholds]?.minimumNumberOfCalls ?? 0,
    );
    this.#index = new Map(this.#names.map((name, index) => [name, index]));
    this.#rows = [];
    this.#rings = new RateRings(this.#names.length, SPARK_POINTS, previous.rings.step);
    this.#rings.advance(snapshot.serverTime);
    this.#carryOver(previous);
    this.#write(snapshot.rows);
    this.#markAll();
  }

  /** Ignored if it is of another picture than the present one. */
  apply(frame: Frame): void {
    if (frame.layout !== this.#layout) return;
    const slot = this.#rings.slot;
    this.#rings.advance(frame.at);
    this.#write(frame.rows);
    if (this.#rings.slot !== slot) this.#markAll();
    this.#request();
  }

  /** The server's history of failure rates: what the page could not see. */
  fillHistory(recent: RecentRates): void {
    const rings = new RateRings(this.#names.length, SPARK_POINTS, recent.step);
    rings.advance(Math.max(recent.end, this.#rings.slot * this.#rings.step));
    this.#rings = rings;
    this.#names.forEach((name, index) => {
      const row = this.#rows[index];
      if (row) rings.set(index, row[1]);
      const history = recent.rates[name];
      if (history) rings.fill(index, history, recent.end);
    });
    this.#markAll();
  }

  row(name: string): FrameRow | undefined {
    const index = this.#index.get(name);
    return index === undefined ? undefined : this.#rows[index];
  }

  /** The same object until the breaker's numbers change. */
  view(name: string): NumbersView | null {
    const index = this.#index.get(name);
    const row = this.row(name);
    if (index === undefined || !row) return null;
    const known = this.#views.get(row);
    if (known) return known;
    const view = decodeRow(row, this.#minimums[index] ?? 0);
    this.#views.set(row, view);
    return view;
  }

  /** Failure rates, oldest first, into `out` of `SPARK_POINTS` values; NaN is a gap. */
  rates(name: string, out: Float32Array): void {
    const index = this.#index.get(name);
    if (index === undefined) out.fill(Number.NaN);
    else this.#rings.read(index, out);
  }

  /** Called once an animation frame in which the breaker's numbers or its sparkline changed. Returns its undo. */
  subscribe(name: string, listener: Listener): () => void {
    const listeners = this.#listeners.get(name) ?? new Set();
    this.#listeners.set(name, listeners);
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
      if (listeners.size === 0 && this.#listeners.get(name) === listeners) this.#listeners.delete(name);
    };
  }

  #write(rows: readonly FrameRow[]): void {
    for (const row of rows) {
      const name = this.#names[row[0]];
      if (name === undefined) continue;
      this.#rows[row[0]] = row;
      this.#rings.set(row[0], row[1]);
      if (this.#listeners.has(name)) this.#dirty.add(name);
    }
  }

  #carryOver(previous: { index: Map<string, number>; rings: RateRings }): void {
    if (previous.rings.slot < 0) return;
    const values = new Float32Array(SPARK_POINTS);
    const end = previous.rings.slot * previous.rings.step;
    this.#names.forEach((name, index) => {
      const before = previous.index.get(name);
      if (before === undefined) return;
      previous.rings.read(before, values);
      this.#rings.fill(
        index,
        Array.from(values, (value) => (Number.isNaN(value) ? null : value)),
        end,
      );
    });
  }

  #markAll(): void {
    for (const name of this.#listeners.keys()) this.#dirty.add(name);
    this.#request();
  }

  #request(): void {
    if (this.#scheduled || this.#dirty.size === 0) return;
    this.#scheduled = true;
    this.#schedule(() => this.#flush());
  }

  #flush(): void {
    this.#scheduled = false;
    const names = [...this.#dirty];
    this.#dirty.clear();
    for (const name of names) {
      for (const listener of this.#listeners.get(name) ?? []) listener();
    }
  }
}

export const numbers = new NumbersStore((flush) => requestAnimationFrame(flush));
