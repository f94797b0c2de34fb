import styles from './trip-bar.module.css';
import type { TripLine } from './trip-line.ts';

interface Props {
  readonly failed: number;
  readonly buffered: number;
  readonly line: TripLine;
  /** No verdict yet: too few calls. */
  readonly muted: boolean;
}

/** The same calls, the failed ones pushed to the left: how far they are from the line at which it trips. */
export function TripBar({ failed, buffered, line, muted }: Props) {
  const share = (count: number) => `${Math.min(100, (count / line.of) * 100)}%`;
  return (
    <div className={styles['bar']} data-muted={muted || undefined} aria-hidden="true">
      <span className={styles['seen']} style={{ inlineSize: share(buffered) }} />
      <span className={styles['failed']} style={{ inlineSize: share(failed) }} />
      <span className={styles['line']} style={{ insetInlineStart: share(line.failed) }} />
      <span className={styles['mark']} style={{ insetInlineStart: share(line.failed) }}>
        {line.failed}
      </span>
    </div>
  );
}
