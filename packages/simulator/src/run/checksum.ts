import type { LaneLog } from './lane-log.ts';

/** Of every event of every lane, in order; a multiplication and a shift a number, in 32-bit integers. */
export function checksum(lanes: readonly LaneLog[]): string {
  let hash = 0x811c9dc5;
  const add = (value: number): void => {
    hash = Math.imul(hash ^ value, 0x85ebca6b);
    hash ^= hash >>> 15;
  };
  for (const { events } of lanes) {
    const { at, kind, subject, detail, state } = events;
    for (let row = 0; row < at.length; row += 1) {
      add(at[row] ?? 0);
      add(((kind[row] ?? 0) << 8) | (state[row] ?? 0));
      add(subject[row] ?? 0);
      add(detail[row] ?? 0);
    }
    add(at.length);
  }
  return (hash >>> 0).toString(16).padStart(8, '0');
}
