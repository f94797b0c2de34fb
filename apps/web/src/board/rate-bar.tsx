import styles from './rate-bar.module.css';

interface Props {
  /** Percent. */
  readonly threshold: number;
}

/** The failure rate against its threshold, on a fixed axis of 0 to 100 %; a `NumberWriter` moves it. */
export function RateBar({ threshold }: Props) {
  return (
    <div className={styles['bar']} aria-hidden="true">
      <div className={styles['track']}>
        <div className={styles['fill']} data-cell="bar" />
      </div>
      <div className={styles['tick']} style={{ insetInlineStart: `${threshold}%` }} />
    </div>
  );
}
