import { latency, percent, rate } from '../format/quantity.ts';
import { stateWord } from '../format/state-word.ts';
import { momentTime } from '../format/time.ts';
import type { DataTable } from './data-table.ts';
import type { History, HistoryPoint } from './history.ts';

interface Column {
  readonly name: string;
  /** Of the figures in a file; `name` alone where it has none. */
  readonly unit?: string;
  readonly value: (point: HistoryPoint) => number | null;
  readonly words: (value: number) => string;
  /** Instead of a value that is not there. */
  readonly none: string;
}

/** Newest first; in a file oldest first, as whatever reads it expects of a series. */
function tableOf(history: History, columns: readonly Column[]): DataTable {
  const newest = history.points.at(-1)?.at ?? 0;
  const words = (point: HistoryPoint, { value, words, none }: Column) => {
    const there = value(point);
    return there === null ? none : words(there);
  };
  const rows = history.points.map((point) => ({
    key: point.at,
    cells: [
      momentTime(point.at, newest),
      stateWord(point.state),
      ...columns.map((column) => words(point, column)),
    ],
  }));
  return {
    columns: ['Time', 'State', ...columns.map(({ name }) => name)],
    rows: rows.toReversed(),
    figures: () => ({
      header: ['time (UTC)', 'covers (s)', 'state', ...columns.map(headerOf)],
      rows: history.points.map((point) => [
        new Date(point.at).toISOString(),
        point.span / 1_000,
        point.state,
        ...columns.map(({ value }) => value(point)),
      ]),
    }),
  };
}

const headerOf = ({ name, unit }: Column): string =>
  unit === undefined ? name.toLowerCase() : `${name.toLowerCase()} (${unit})`;

const percentOf = (name: string, value: Column['value']): Column => ({
  name,
  unit: '%',
  value,
  words: percent,
  none: 'too few calls',
});
const latencyOf = (name: 'p50' | 'p95' | 'p99'): Column => ({
  name,
  unit: 'ms',
  value: (point) => point[name],
  words: latency,
  none: 'no call',
});
const countOf = (name: string, value: Column['value']): Column => ({
  name,
  unit: 'calls',
  value,
  words: String,
  none: 'not counted yet',
});

export const failureRateTable = (history: History): DataTable =>
  tableOf(history, [
    percentOf('Failed', (point) => point.failureRate),
    percentOf('Slow', (point) => point.slowCallRate),
  ]);

export const latencyTable = (history: History): DataTable =>
  tableOf(history, [latencyOf('p50'), latencyOf('p95'), latencyOf('p99')]);

export const outcomeTable = (history: History): DataTable =>
  tableOf(history, [
    countOf('Succeeded', (point) => point.success),
    countOf('Failed', (point) => point.failure),
    countOf('Timed out', (point) => point.timeout),
    countOf('Slow', (point) => point.slow),
    countOf('Ignored', (point) => point.ignored),
    countOf('Late', (point) => point.late),
    countOf('Refused', (point) => point.rejected),
    { name: 'Asked', unit: 'calls/s', value: asked, words: rate, none: '' },
  ]);

function asked({ success, failure, ignored, rejected, span }: HistoryPoint): number {
  return span > 0 ? ((success + failure + ignored + rejected) * 1_000) / span : 0;
}
