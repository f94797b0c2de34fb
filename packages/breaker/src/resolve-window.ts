import type { ResolvedSlidingWindow } from './resolved-config.ts';
import { count, numberSetting, refuseSetting } from './setting.ts';

/** @default of `slidingWindow.buckets` */
const BUCKETS = 10;
/** A ring of this many outcomes takes 5 MB; beyond it a window by time serves better. */
const LARGEST_SIZE = 1_000_000;
const MOST_BUCKETS = 10_000;

export function resolveWindow(path: string, window: unknown): ResolvedSlidingWindow {
  const given: { type?: unknown; size?: unknown; duration?: unknown; buckets?: unknown } = Object(window);
  const upTo = (key: 'size' | 'buckets', value: unknown, atMost: number): number =>
    numberSetting(`${path}.${key}`, count(`${path}.${key}`, value), { integer: true, atMost });
  switch (given.type) {
    case 'count-based':
      return Object.freeze({ type: given.type, size: upTo('size', given.size, LARGEST_SIZE) });
    case 'time-based':
      return Object.freeze({
        type: given.type,
        duration: numberSetting(`${path}.duration`, given.duration, { above: 0 }),
        buckets: upTo('buckets', given.buckets ?? BUCKETS, MOST_BUCKETS),
      });
    default:
      // What is no object at all is shown itself.
      return refuseSetting(
        `${path}.type`,
        "'count-based' or 'time-based'",
        given === window ? given.type : window,
      );
  }
}
