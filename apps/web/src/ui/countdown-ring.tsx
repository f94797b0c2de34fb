import { countdown } from '../format/time.ts';
import styles from './countdown-ring.module.css';

interface Props {
  /** Epoch ms on one clock: when it began, when it ends, and now. */
  readonly from: number;
  readonly until: number;
  readonly now: number;
}

const SIZE = 72;
const RADIUS = 31;
const ROUND = 2 * Math.PI * RADIUS;

/** The time left as an arc and, in its middle, in figures; the sentence beside it says of what. */
export function CountdownRing({ from, until, now }: Props) {
  const left = until <= from ? 0 : Math.min(1, Math.max(0, (until - now) / (until - from)));
  return (
    <span className={styles['ring']}>
      <svg width={SIZE} height={SIZE} viewBox={`0 0 ${SIZE} ${SIZE}`} aria-hidden="true">
        <circle className={styles['track']} cx={SIZE / 2} cy={SIZE / 2} r={RADIUS} />
        <circle
          className={styles['arc']}
          cx={SIZE / 2}
          cy={SIZE / 2}
          r={RADIUS}
          strokeDasharray={`${left * ROUND} ${ROUND}`}
          transform={`rotate(-90 ${SIZE / 2} ${SIZE / 2})`}
        />
      </svg>
      <time className={styles['left']}>{countdown(until, now)}</time>
    </span>
  );
}
