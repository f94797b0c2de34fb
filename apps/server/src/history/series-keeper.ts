import type { Retention } from '../retention.ts';
import { SeriesBuffer } from './series-buffer.ts';
import { type Level, levelFor, levelsOf } from './series-level.ts';
import type { SeriesSample } from '../series-sample.ts';
import type { SeriesTable } from './series-table.ts';

/** Frames until every breaker has had its turn: with four a second, ten seconds. */
const TURNS = 40;

export interface KeptSeries {
  /** Seconds that a sample covers. */
  readonly resolution: number;
  /** Oldest first, read a part at a time as they are taken; a while without calls has none. */
  readonly samples: Iterable<SeriesSample>;
  /** Epoch ms from which in the range it is kept. */
  readonly since: number;
  /** The last one before that; null: there is none. */
  readonly before: SeriesSample | null;
}

/** Which spans to read: epoch seconds, both inclusive. */
export interface SeriesPlan {
  readonly level: Level;
  readonly from: number;
  readonly to: number;
}

/** Spans read at a time. */
const PART = 1_000;

interface Range {
  readonly from: number;
  readonly to: number;
}

/** Gathers what calls there were, and writes it breaker by breaker, so that a thousand of them hold nobody up. */
export class SeriesKeeper {
  readonly #levels: readonly Level[];
  readonly #table: SeriesTable;
  readonly #buffers: SeriesBuffer[] = [];
  readonly #byName = new Map<string, SeriesBuffer>();
  #turn = 0;
  #pruned = 0;

  constructor(retention: Retention, table: SeriesTable) {
    this.#levels = levelsOf(retention);
    this.#table = table;
  }

  add(samples: readonly SeriesSample[]): void {
    for (const sample of samples) this.#bufferOf(sample).add(sample);
  }

  /** Those whose turn it is. */
  takeTurn(): readonly SeriesBuffer[] {
    this.#turn = (this.#turn + 1) % TURNS;
    return this.#buffers.filter(
      (buffer, index) => index % TURNS === this.#turn && buffer.changed().length > 0,
    );
  }

  get all(): readonly SeriesBuffer[] {
    return this.#buffers;
  }

  /** Within a transaction. */
  write(buffers: readonly SeriesBuffer[]): void {
    for (const buffer of buffers) {
      for (const { level, sample } of buffer.changed()) this.#table.put(level, sample);
    }
  }

  /** A transaction that wrote has failed. */
  takenBack(): void {
    this.#table.forgetNew();
  }

  /** Within a transaction: one breaker's rows that are too old. */
  prune(now: number): void {
    const { breakers } = this.#table;
    const breaker = breakers[this.#pruned++ % Math.max(1, breakers.length)];
    if (breaker === undefined) return;
    for (const level of this.#levels) this.#table.prune(breaker, level, now / 1_000 - level.keptFor);
  }

  /** Epoch ms, both inclusive; as fine as so many points want it, or as it is kept that far back. */
  plan(breaker: string, range: Range, { points, now }: { points: number; now: number }): SeriesPlan {
    const to = Math.ceil(range.to / 1_000);
    const from = Math.max(Math.ceil(range.from / 1_000), this.#oldest(breaker) ?? to);
    const level = levelFor(this.#levels, {
      seconds: Math.ceil((to - from) / points),
      age: now / 1_000 - from,
    });
    return { level, from, to };
  }

  /** The last one before a plan begins. */
  before(breaker: string, { level, from }: SeriesPlan): SeriesSample | null {
    return this.#table.last(breaker, level, from - 1);
  }

  /** A part of a plan, from that second on, and the second from which the next one is; null: that was all. */
  part(
    breaker: string,
    { level, to }: SeriesPlan,
    from: number,
  ): { readonly samples: readonly SeriesSample[]; readonly next: number | null } {
    const end = from + PART * level.seconds;
    const samples = this.#table.read(breaker, level, { from, to: Math.min(to, end - 1) });
    return { samples, next: end > to ? null : end };
  }

  /** Epoch second from which there is anything. */
  #oldest(breaker: string): number | null {
    const begins = this.#levels.flatMap((level) => {
      const first = this.#table.first(breaker, level);
      return first === null ? [] : [first - level.seconds + 1];
    });
    return begins.length === 0 ? null : Math.min(...begins);
  }

  #bufferOf({ breaker, second }: SeriesSample): SeriesBuffer {
    const known = this.#byName.get(breaker);
    if (known) return known;
    // Only a span that began before this run can have been written by an earlier one.
    const buffer = new SeriesBuffer(this.#levels, (end, level) =>
      end - level.seconds < second
        ? (this.#table.read(breaker, level, { from: end, to: end })[0] ?? null)
        : null,
    );
    this.#byName.set(breaker, buffer);
    this.#buffers.push(buffer);
    return buffer;
  }
}
