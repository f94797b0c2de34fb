import { latency, percent, rate } from '../format/quantity.ts';
import { stateWord } from '../format/state-word.ts';
import { momentTime } from '../format/time.ts';
import type { DataTable } from './data-table.ts';
import type { History, HistoryPoint } from './history.ts';

const orNone = (value: number | null, format: (value: number) => string, none: string): string =>
  value === null ? none : format(value);

/** Newest first. */
function tableOf(
  history: History,
  columns: readonly string[],
  cells: (point: HistoryPoint) => readonly string[],
): DataTable {
  const newest = history.points.at(-1)?.at ?? 0;
  const rows = history.points.map((point) => ({
    key: point.at,
    cells: [momentTime(point.at, newest), stateWord(point.state), ...cells(point)],
  }));
  return { columns: ['Time', 'State', ...columns], rows: rows.toReversed() };
}

export const failureRateTable = (history: History): DataTable =>
  tableOf(history, ['Failed', 'Slow'], (point) => [
    orNone(point.failureRate, percent, 'too few calls'),
    orNone(point.slowCallRate, percent, 'too few calls'),
  ]);

export const latencyTable = (history: History): DataTable =>
  tableOf(history, ['p50', 'p95', 'p99'], (point) =>
    [point.p50, point.p95, point.p99].map((value) => orNone(value, latency, 'no call')),
  );

export const outcomeTable = (history: History): DataTable =>
  tableOf(
    history,
    ['Succeeded', 'Failed', 'Timed out', 'Slow', 'Ignored', 'Late', 'Refused', 'Asked'],
    (point) => {
      const { success, failure, timeout, slow, ignored, late, rejected } = point;
      const counts = [success, failure, timeout, slow ?? 'not counted yet', ignored, late, rejected].map(
        String,
      );
      const asked = success + failure + ignored + rejected;
      return [...counts, rate(point.span > 0 ? (asked * 1_000) / point.span : 0)];
    },
  );
