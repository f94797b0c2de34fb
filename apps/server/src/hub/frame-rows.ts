import type { FrameRow } from '@fuseboard/protocol';

/** The rows as clients of the stream have them, and which have changed since each pace was last served. */
export class FrameRows {
  #rows: FrameRow[];
  #changed = new Set<number>();
  #changedSlow = new Set<number>();

  constructor(rows: readonly FrameRow[]) {
    this.#rows = [...rows];
  }

  /** Of another layout: everybody gets them all with its picture. */
  adopt(rows: readonly FrameRow[]): void {
    this.#rows = [...rows];
    this.#changed = new Set();
    this.#changedSlow = new Set();
  }

  /** Every row, as of the last frame. */
  get all(): readonly FrameRow[] {
    return this.#rows;
  }

  /** A row equal to the one last sent is not sent again. */
  set(row: FrameRow): void {
    const [index] = row;
    const sent = this.#rows[index];
    if (sent && sameRow(sent, row)) return;
    this.#rows[index] = row;
    this.#changed.add(index);
    this.#changedSlow.add(index);
  }

  /** Those that changed since the last call. */
  take(): readonly FrameRow[] {
    const rows = this.#pick(this.#changed);
    this.#changed = new Set();
    return rows;
  }

  /** The same for clients at the slow pace, who count on their own. */
  takeSlow(): readonly FrameRow[] {
    const rows = this.#pick(this.#changedSlow);
    this.#changedSlow = new Set();
    return rows;
  }

  #pick(indices: ReadonlySet<number>): readonly FrameRow[] {
    const rows: FrameRow[] = [];
    for (const index of indices) {
      const row = this.#rows[index];
      if (row) rows.push(row);
    }
    return rows;
  }
}

function sameRow(left: FrameRow, right: FrameRow): boolean {
  return left.length === right.length && left.every((value, position) => sameCell(value, right[position]));
}

function sameCell(left: FrameRow[number], right: FrameRow[number] | undefined): boolean {
  if (!Array.isArray(left) || !Array.isArray(right)) return left === right;
  return left.every((value, position) => value === right[position]);
}
