import { SPARK_POINTS } from '../store/numbers.ts';
import styles from './sparkline.module.css';

interface Props {
  /** Percent. */
  readonly threshold: number;
}

/** The failure rate of the last minutes on a fixed axis of 0 to 100 %, with the threshold; a `NumberWriter` draws it. */
export function Sparkline({ threshold }: Props) {
  const y = 100 - threshold;
  return (
    <svg
      className={styles['spark']}
      viewBox={`0 0 ${SPARK_POINTS - 1} 100`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <path className={styles['axis']} d={`M0 100H${SPARK_POINTS - 1}`} />
      <path className={styles['area']} data-cell="spark-area" />
      <path className={styles['threshold']} d={`M0 ${y}H${SPARK_POINTS - 1}`} />
      <path className={styles['line']} data-cell="spark-line" />
    </svg>
  );
}
