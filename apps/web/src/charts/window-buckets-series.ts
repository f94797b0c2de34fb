import type { WindowMemento } from '@fuseboard/protocol';
import { niceScale, type Scale } from './nice-scale.ts';

export interface WindowBucket {
  /** Whole buckets back from the present one. */
  readonly age: number;
  readonly succeeded: number;
  readonly slow: number;
  readonly failed: number;
  readonly total: number;
}

export interface WindowBuckets {
  /** Oldest first, one for every bucket of the window, those without calls too. */
  readonly buckets: readonly WindowBucket[];
  readonly bucketDuration: number;
  readonly scale: Scale;
  readonly total: number;
  readonly failed: number;
  /** Slow failures too, which are drawn as failures. */
  readonly slow: number;
}

type TimeWindow = Extract<WindowMemento, { type: 'time-based' }>;

/** `duration`: ms the whole window covers. */
export function windowBuckets(window: TimeWindow, duration: number): WindowBuckets {
  const count = Math.max(1, Math.round(duration / window.bucketDuration));
  const byAge = new Map(window.buckets.map((bucket) => [bucket.age, bucket]));
  const buckets = Array.from({ length: count }, (_, index) => {
    const age = count - 1 - index;
    const bucket = byAge.get(age);
    if (bucket === undefined) return { age, succeeded: 0, slow: 0, failed: 0, total: 0 };
    const slow = bucket.slow - bucket.slowFailed;
    return {
      age,
      succeeded: bucket.total - bucket.failed - slow,
      slow,
      failed: bucket.failed,
      total: bucket.total,
    };
  });
  const sum = (read: (bucket: WindowBucket) => number) =>
    buckets.reduce((total, bucket) => total + read(bucket), 0);
  return {
    buckets,
    bucketDuration: window.bucketDuration,
    scale: niceScale(Math.max(0, ...buckets.map((bucket) => bucket.total)), 4),
    total: sum((bucket) => bucket.total),
    failed: sum((bucket) => bucket.failed),
    slow: window.buckets.reduce((total, bucket) => total + bucket.slow, 0),
  };
}
