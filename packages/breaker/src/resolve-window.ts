import type { SlidingWindowConfig } from './circuit-breaker-config.ts';
import type { ResolvedSlidingWindow } from './resolved-config.ts';
import { numberSetting, refuseSetting } from './setting.ts';

/** @default of `slidingWindow.buckets` */
const BUCKETS = 10;
/** A ring of this many outcomes takes 5 MB; beyond it a window by time serves better. */
const LARGEST_SIZE = 1_000_000;
const MOST_BUCKETS = 10_000;

export function resolveWindow(window: SlidingWindowConfig): ResolvedSlidingWindow {
  const type: unknown = typeof window === 'object' && window !== null ? window.type : window;
  if (typeof window !== 'object' || (type !== 'count-based' && type !== 'time-based')) {
    return refuseSetting('slidingWindow.type', "'count-based' or 'time-based'", type);
  }
  if (window.type === 'count-based') {
    const size = numberSetting('slidingWindow.size', window.size, { integer: true, atLeast: 1 });
    numberSetting('slidingWindow.size', size, { integer: true, atMost: LARGEST_SIZE });
    return Object.freeze({ type: 'count-based', size });
  }
  const buckets = numberSetting('slidingWindow.buckets', window.buckets ?? BUCKETS, {
    integer: true,
    atLeast: 1,
  });
  numberSetting('slidingWindow.buckets', buckets, { integer: true, atMost: MOST_BUCKETS });
  const duration = numberSetting('slidingWindow.duration', window.duration, { above: 0 });
  return Object.freeze({ type: 'time-based', duration, buckets });
}
