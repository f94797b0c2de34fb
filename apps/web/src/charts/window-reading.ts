import type { ThresholdsView, WindowMemento } from '@fuseboard/protocol';
import { type WindowBuckets, windowBuckets } from './window-buckets-series.ts';
import { type WindowCells, windowCells } from './window-cells-series.ts';

interface Counts {
  readonly total: number;
  readonly failed: number;
  readonly slow: number;
}

type WindowReading =
  | (Counts & { readonly kind: 'cells'; readonly cells: WindowCells })
  | (Counts & { readonly kind: 'buckets'; readonly buckets: WindowBuckets });

/** A row of at most 30 where that is all; else few rows that still fit a phone. */
const columnsFor = (size: number): number => (size <= 30 ? size : size <= 150 ? 25 : 50);

/** The thresholds say how large the window may become, the memento what is in it. */
export function readWindow(window: WindowMemento, thresholds: ThresholdsView): WindowReading {
  if (window.type === 'count-based') {
    const size = thresholds.window.type === 'count-based' ? thresholds.window.size : window.outcomes.length;
    const cells = windowCells(window.outcomes, size, columnsFor(size));
    const { counts } = cells;
    return {
      kind: 'cells',
      cells,
      total: window.outcomes.length,
      failed: counts.failure + counts['slow-failure'],
      slow: counts.slow + counts['slow-failure'],
    };
  }
  const duration =
    thresholds.window.type === 'time-based' ? thresholds.window.duration : window.bucketDuration;
  const buckets = windowBuckets(window, duration);
  const { total, failed, slow } = buckets;
  return { kind: 'buckets', buckets, total, failed, slow };
}

/** Until the server has told what is in it. */
export function emptyWindow({ window }: ThresholdsView): WindowMemento {
  return window.type === 'count-based'
    ? { type: 'count-based', outcomes: '' }
    : { type: 'time-based', bucketDuration: window.duration / BUCKETS, buckets: [] };
}

/** As many as the library cuts a window of time into, where it can. */
const BUCKETS = 10;
