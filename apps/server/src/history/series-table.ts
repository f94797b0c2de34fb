import { BREAKER_STATES } from '@fuseboard/protocol';
import { type Connection, sql } from './connection.ts';
import type { SeriesRow } from './schema.ts';
import type { Level } from './series-level.ts';
import type { SeriesSample } from '../series-sample.ts';

/** Rows deleted at a time. */
const MOST_DELETED = 500;

/** Spans of calls, a table for each length. */
export class SeriesTable {
  readonly #connection: Connection;
  readonly #ids: Map<string, number>;

  constructor(connection: Connection) {
    this.#connection = connection;
    const known = connection.all(sql.selectFrom('series_breaker').selectAll());
    this.#ids = new Map(known.map(({ id, name }) => [name, id]));
  }

  /** Every breaker that has rows, those gone from the configuration, too. */
  get breakers(): readonly string[] {
    return [...this.#ids.keys()];
  }

  /** Replaces what there was of that span. */
  put({ seconds }: Level, sample: SeriesSample): void {
    const { second, failureRate, slowCallRate, state, latency } = sample;
    const { success, failure, ignored, rejected, late, timeout, slow } = sample;
    this.#connection.run(
      `INSERT OR REPLACE INTO series_${seconds} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        this.#idOf(sample.breaker),
        second,
        success,
        failure,
        ignored,
        rejected,
        late,
        timeout,
        slow,
        hundredths(failureRate),
        hundredths(slowCallRate),
        BREAKER_STATES.indexOf(state),
        latency === '' ? null : Buffer.from(latency, 'latin1'),
      ],
    );
  }

  /** Oldest first; epoch seconds, both inclusive. */
  read(
    breaker: string,
    { seconds }: Level,
    { from, to }: { from: number; to: number },
  ): readonly SeriesSample[] {
    const id = this.#ids.get(breaker);
    if (id === undefined) return [];
    const query = sql
      .selectFrom(`series_${seconds}`)
      .selectAll()
      .where('breaker', '=', id)
      .where('at', '>=', from)
      .where('at', '<=', to)
      .orderBy('at');
    return this.#connection.all(query).map((row) => toSample(breaker, row));
  }

  /** The newest that ended at that second or before it; null: there is none. */
  last(breaker: string, { seconds }: Level, until: number): SeriesSample | null {
    const id = this.#ids.get(breaker);
    if (id === undefined) return null;
    const query = sql
      .selectFrom(`series_${seconds}`)
      .selectAll()
      .where('breaker', '=', id)
      .where('at', '<=', until)
      .orderBy('at', 'desc')
      .limit(1);
    const [row] = this.#connection.all(query);
    return row === undefined ? null : toSample(breaker, row);
  }

  /** The end of the oldest; null: there is none. */
  first(breaker: string, { seconds }: Level): number | null {
    const id = this.#ids.get(breaker);
    if (id === undefined) return null;
    const query = sql
      .selectFrom(`series_${seconds}`)
      .select('at')
      .where('breaker', '=', id)
      .orderBy('at')
      .limit(1);
    return this.#connection.all(query)[0]?.at ?? null;
  }

  /** Some of what ended before that second. */
  prune(breaker: string, { seconds }: Level, before: number): void {
    const id = this.#ids.get(breaker);
    if (id === undefined) return;
    this.#connection.run(
      `DELETE FROM series_${seconds} WHERE breaker = ? AND at IN ` +
        `(SELECT at FROM series_${seconds} WHERE breaker = ? AND at < ? ORDER BY at LIMIT ${MOST_DELETED})`,
      [id, id, before],
    );
  }

  /** What a transaction that failed has taken back. */
  forgetNew(): void {
    const known = this.#connection.all(sql.selectFrom('series_breaker').select('name'));
    const names = new Set(known.map(({ name }) => name));
    for (const name of this.#ids.keys()) if (!names.has(name)) this.#ids.delete(name);
  }

  #idOf(name: string): number {
    const known = this.#ids.get(name);
    if (known !== undefined) return known;
    this.#connection.run('INSERT INTO series_breaker (name) VALUES (?)', [name]);
    const query = sql.selectFrom('series_breaker').select('id').where('name', '=', name);
    const id = this.#connection.all(query)[0]?.id ?? 0;
    this.#ids.set(name, id);
    return id;
  }
}

const hundredths = (percent: number | null): number | null =>
  percent === null ? null : Math.round(percent * 100);
const percent = (stored: number | null): number | null => (stored === null ? null : stored / 100);

function toSample(breaker: string, row: SeriesRow): SeriesSample {
  const { success, failure, ignored, rejected, late, timeout, slow } = row;
  return {
    breaker,
    second: row.at,
    success,
    failure,
    ignored,
    rejected,
    late,
    timeout,
    slow,
    failureRate: percent(row.failure_rate),
    slowCallRate: percent(row.slow_rate),
    latency: row.latency === null ? '' : Buffer.from(row.latency).toString('latin1'),
    state: BREAKER_STATES[row.state] ?? 'closed',
  };
}
