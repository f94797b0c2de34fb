import type { BoardShape } from './board-shape.ts';
import styles from './row-labels.module.css';
import rowStyles from './breaker-row.module.css';

/** What the columns of the rows are; each row says it for itself to a screen reader. */
export function RowLabels({ shape }: { readonly shape: BoardShape }) {
  return (
    <div
      className={styles['labels']}
      style={{
        gridTemplateColumns: `repeat(${shape.columns}, minmax(0, 1fr))`,
        columnGap: shape.columnGap,
      }}
      aria-hidden="true"
    >
      {Array.from({ length: shape.columns }, (_, index) => (
        <div key={index} className={styles['column']}>
          <div className={rowStyles['labels']}>
            <span />
            <span>breaker</span>
            <span data-wide>state</span>
            <span className={styles['figure']} data-wide>
              calls/s
            </span>
            <span className={styles['figure']}>errors</span>
            <span data-wide>limit</span>
            <span className={styles['figure']} data-wide>
              p50
            </span>
            <span className={styles['figure']} data-wide>
              p95
            </span>
            <span className={styles['figure']} data-wide>
              p99
            </span>
            <span />
          </div>
        </div>
      ))}
    </div>
  );
}
