export type CellKind = 'success' | 'failure' | 'slow' | 'slow-failure' | 'empty';

export interface WindowCell {
  readonly kind: CellKind;
  readonly column: number;
  readonly row: number;
}

export interface WindowCells {
  readonly columns: number;
  readonly rows: number;
  /** Oldest first, the empty ones after the newest. */
  readonly cells: readonly WindowCell[];
  /** The cell of the newest outcome; null in an empty window. */
  readonly newest: WindowCell | null;
  /** Outcomes behind one cell: more than 1 in windows too large to draw each. */
  readonly perCell: number;
  readonly counts: Readonly<Record<Exclude<CellKind, 'empty'>, number>>;
}

/** More cells than this are no longer told apart. */
const MOST_CELLS = 500;
const KINDS = ['success', 'failure', 'slow', 'slow-failure'] as const;

/** Lays the window out in rows of `columns`, reading order, so that the newest outcome is the last filled cell. */
export function windowCells(outcomes: string, size: number, columns: number): WindowCells {
  const perCell = Math.max(1, Math.ceil(size / MOST_CELLS));
  const total = Math.ceil(size / perCell);
  const wide = Math.max(1, Math.min(columns, total));
  const kinds = bundled(outcomes, perCell);
  const cells = Array.from({ length: Math.max(total, kinds.length) }, (_, index) => ({
    kind: kinds[index] ?? 'empty',
    column: index % wide,
    row: Math.floor(index / wide),
  }));
  return {
    columns: wide,
    rows: Math.ceil(cells.length / wide),
    cells,
    newest: cells[kinds.length - 1] ?? null,
    perCell,
    counts: countKinds(outcomes),
  };
}

/** A bundle shows its most frequent outcome: the worst one would make the window look worse than it is. */
function bundled(outcomes: string, perCell: number): CellKind[] {
  const kinds: CellKind[] = [];
  for (let start = 0; start < outcomes.length; start += perCell) {
    kinds.push(mostFrequent(countKinds(outcomes.slice(start, start + perCell))));
  }
  return kinds;
}

function mostFrequent(counts: WindowCells['counts']): CellKind {
  return KINDS.reduce((best, kind) => (counts[kind] > counts[best] ? kind : best));
}

function countKinds(outcomes: string): WindowCells['counts'] {
  const counts = { success: 0, failure: 0, slow: 0, 'slow-failure': 0 };
  for (const digit of outcomes) counts[kindOf(digit)] += 1;
  return counts;
}

function kindOf(digit: string): (typeof KINDS)[number] {
  if (digit === '1') return 'failure';
  if (digit === '2') return 'slow';
  return digit === '3' ? 'slow-failure' : 'success';
}
