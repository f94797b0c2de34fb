import { toColumn } from './column.ts';
import { fromColumn } from './read-column.ts';
import type { BoardEntry, PackedSnapshot, Snapshot } from './snapshot.ts';

/** The same breakers are packed once, however many pictures have them. */
export function packSnapshot({ breakers, ...rest }: Snapshot): PackedSnapshot {
  const column = packed.get(breakers) ?? toColumn(breakers);
  packed.set(breakers, column);
  return { ...rest, count: breakers.length, breakers: column };
}

const packed = new WeakMap<Snapshot['breakers'], PackedSnapshot['breakers']>();

export function unpackSnapshot({ breakers, count, ...rest }: PackedSnapshot): Snapshot {
  const entries = fromColumn(breakers, count) as readonly BoardEntry[]; // what packSnapshot made the column of
  return { ...rest, breakers: entries };
}
