import { memo, useMemo } from 'react';
import { plural } from '../format/quantity.ts';
import type { CellKind, WindowCell, WindowCells as Cells } from './window-cells-series.ts';
import styles from './window-cells.module.css';

/** One cell with its share of the gap around it, in the drawing's own units. */
const CELL = 16;
const KINDS = ['empty', 'success', 'slow', 'failure', 'slow-failure'] as const satisfies readonly CellKind[];

interface Props {
  readonly view: Cells;
  /** Below the minimum nothing is a verdict: everything is drawn in grey. */
  readonly muted: boolean;
}

/** Every outcome of a count-based window; a path a kind, however many cells there are. */
export const WindowCells = memo(function WindowCells({ view, muted }: Props) {
  const paths = useMemo(() => pathsOf(view.cells), [view.cells]);
  const { columns, rows, newest } = view;
  return (
    <svg
      className={styles['cells']}
      data-muted={muted || undefined}
      viewBox={`0 0 ${columns * CELL} ${rows * CELL}`}
      style={{ maxInlineSize: `${(columns * CELL * 1.3) / 16}rem` }}
      role="img"
      aria-label={label(view)}
    >
      {KINDS.map((kind) => (
        <g key={kind} data-kind={kind}>
          <path className={styles['box']} d={paths[kind].box} />
          {paths[kind].sign !== '' && <path className={styles['sign']} d={paths[kind].sign} />}
        </g>
      ))}
      {newest && (
        <rect
          className={styles['newest']}
          x={newest.column * CELL + 0.75}
          y={newest.row * CELL + 0.75}
          width={CELL - 1.5}
          height={CELL - 1.5}
          rx="3"
        />
      )}
    </svg>
  );
});

type Paths = Record<CellKind, { box: string; sign: string }>;

function pathsOf(cells: readonly WindowCell[]): Paths {
  const empty = () => ({ box: '', sign: '' });
  const paths: Paths = {
    empty: empty(),
    success: empty(),
    slow: empty(),
    failure: empty(),
    'slow-failure': empty(),
  };
  for (const { kind, column, row } of cells) {
    const x = column * CELL;
    const y = row * CELL;
    paths[kind].box += `M${x + 2} ${y + 2}h12v12h-12z`;
    paths[kind].sign += SIGNS[kind](x, y);
  }
  return paths;
}

/** Shape first: a dot passed, a bar was slow, a cross failed, a cross on a bar did both. */
const SIGNS: Readonly<Record<CellKind, (x: number, y: number) => string>> = {
  empty: () => '',
  success: (x, y) => `M${x + 8} ${y + 8}h0.01`,
  slow: (x, y) => `M${x + 4.5} ${y + 8}h7`,
  failure: (x, y) => `M${x + 5} ${y + 5}l6 6m0 -6l-6 6`,
  'slow-failure': (x, y) => `M${x + 5} ${y + 4}l6 6m0 -6l-6 6M${x + 4.5} ${y + 12}h7`,
};

function label({ counts, cells }: Cells): string {
  const failed = counts.failure + counts['slow-failure'];
  const total = failed + counts.success + counts.slow;
  const slow = counts.slow + counts['slow-failure'];
  const empty = cells.filter((cell) => cell.kind === 'empty').length;
  return `Window of ${plural(total, 'outcome')}: ${failed} failed, ${slow} slow, ${empty} cells empty`;
}
