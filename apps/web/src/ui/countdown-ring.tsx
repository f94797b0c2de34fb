import { secondsLeft, wholeDuration } from '../format/time.ts';
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
      <time className={styles['left']}>{inRing(secondsLeft(until, now))}</time>
    </span>
  );
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** There is room for a few figures only: "8 s", "14:53", "3 h". */
function inRing(seconds: number): string {
  if (seconds < MINUTE) return `${seconds} s`;
  if (seconds < HOUR) return `${Math.floor(seconds / MINUTE)}:${String(seconds % MINUTE).padStart(2, '0')}`;
  return wholeDuration(seconds * 1_000)
    .split(' ')
    .slice(0, 2)
    .join(' ');
}
