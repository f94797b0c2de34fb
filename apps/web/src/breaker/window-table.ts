import type { WindowMemento } from '@fuseboard/protocol';
import type { DataTable } from '../charts/data-table.ts';
import { duration } from '../format/time.ts';

const OUTCOMES: Readonly<Record<string, string>> = {
  '0': 'succeeded',
  '1': 'failed',
  '2': 'succeeded, slow',
  '3': 'failed, slow',
};

/** Newest first. */
export function windowTable(window: WindowMemento): DataTable {
  if (window.type === 'count-based') {
    const rows = Array.from(window.outcomes)
      .toReversed()
      .map((digit, index) => ({
        key: index,
        cells: [index === 0 ? 'newest' : `${index} before it`, OUTCOMES[digit] ?? digit],
      }));
    return {
      columns: ['Outcome', 'What'],
      rows,
      figures: () => ({
        header: ['outcomes before the newest', 'what'],
        rows: Array.from(window.outcomes)
          .toReversed()
          .map((digit, index) => [index, OUTCOMES[digit] ?? digit]),
      }),
    };
  }
  const rows = [...window.buckets]
    .sort((a, b) => a.age - b.age)
    .map(({ age, total, failed, slow }) => ({
      key: age,
      cells: [
        age === 0 ? 'now' : `${duration(age * window.bucketDuration)} ago`,
        ...[total, failed, slow].map(String),
      ],
    }));
  return {
    columns: ['Bucket', 'Calls', 'Failed', 'Slow'],
    rows,
    figures: () => ({
      header: ['bucket (ms ago)', 'calls', 'failed', 'slow'],
      rows: window.buckets.map(({ age, total, failed, slow }) => [
        age * window.bucketDuration,
        total,
        failed,
        slow,
      ]),
    }),
  };
}
