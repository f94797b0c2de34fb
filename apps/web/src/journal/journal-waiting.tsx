import { Skeleton } from '../ui/skeleton.tsx';
import styles from './journal-stream.module.css';

const ROWS = 12;

/** Rows where the entries will be. */
export function JournalWaiting() {
  return (
    <div className={styles['stream']} aria-busy="true">
      <p className="visually-hidden" role="status">
        Looking through the journal…
      </p>
      {Array.from({ length: ROWS }, (_, row) => (
        <div key={row} className={styles['waiting']}>
          <Skeleton />
        </div>
      ))}
    </div>
  );
}
