import { memo } from 'react';
import { plural } from '../format/quantity.ts';
import { settingDuration } from '../format/setting-duration.ts';
import { duration } from '../format/time.ts';
import type { WindowBucket, WindowBuckets as Buckets } from './window-buckets-series.ts';
import styles from './window-buckets.module.css';

interface Props {
  readonly view: Buckets;
  readonly muted: boolean;
}

/** A time-based window: a bar a bucket, failures at the foot, the present bucket on the right. */
export const WindowBuckets = memo(function WindowBuckets({ view, muted }: Props) {
  const { buckets, scale, bucketDuration, total, failed } = view;
  const covered = settingDuration(buckets.length * bucketDuration);
  return (
    <div>
      <div
        className={styles['plot']}
        data-muted={muted || undefined}
        role="img"
        aria-label={`${plural(total, 'call')} in ${covered}, ${failed} failed, in ${plural(buckets.length, 'bucket')}`}
      >
        <span className={styles['top']}>{scale.max}</span>
        {buckets.map((bucket) => (
          <Bar key={bucket.age} bucket={bucket} max={scale.max} width={bucketDuration} />
        ))}
      </div>
      <div className={styles['axis']}>
        <span>{covered} ago</span>
        <span>now</span>
      </div>
    </div>
  );
});

interface BarProps {
  readonly bucket: WindowBucket;
  readonly max: number;
  readonly width: number;
}

function Bar({ bucket, max, width }: BarProps) {
  const height = (count: number) => ({ blockSize: `${(count / max) * 100}%` });
  const ago = bucket.age === 0 ? 'now' : `${duration(bucket.age * width)} ago`;
  return (
    <span
      className={styles['bar']}
      data-present={bucket.age === 0 || undefined}
      title={`${ago}: ${bucket.failed} of ${plural(bucket.total, 'call')} failed, ${bucket.slow} slow`}
    >
      <span className={styles['succeeded']} style={height(bucket.succeeded)} />
      <span className={styles['slow']} style={height(bucket.slow)} />
      <span className={styles['failed']} style={height(bucket.failed)} />
    </span>
  );
}
