import styles from './row-labels.module.css';
import rowStyles from './breaker-row.module.css';

/** What the columns of the rows are; each row says it for itself to a screen reader. */
export function RowLabels({ columns }: { readonly columns: number }) {
  return (
    <div
      className={styles['labels']}
      style={{ gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))` }}
      aria-hidden="true"
    >
      {Array.from({ length: columns }, (_, index) => (
        <div key={index} className={rowStyles['labels']}>
          <span />
          <span>breaker</span>
          <span>state</span>
          <span className={styles['figure']}>calls</span>
          <span className={styles['figure']}>errors</span>
          <span>of threshold</span>
          <span className={styles['figure']}>p50</span>
          <span className={styles['figure']}>p95</span>
          <span className={styles['figure']}>p99</span>
          <span />
        </div>
      ))}
    </div>
  );
}
