import { toColumn } from './column.ts';
import { fromColumn } from './read-column.ts';
import type { BoardEntry, PackedSnapshot, Snapshot } from './snapshot.ts';

export function packSnapshot({ breakers, ...rest }: Snapshot): PackedSnapshot {
  return { ...rest, count: breakers.length, breakers: toColumn(breakers) };
}

export function unpackSnapshot({ breakers, count, ...rest }: PackedSnapshot): Snapshot {
  const entries = fromColumn(breakers, count) as readonly BoardEntry[]; // what packSnapshot made the column of
  return { ...rest, breakers: entries };
}
