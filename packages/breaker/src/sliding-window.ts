import type { WindowMemento } from './breaker-memento.ts';
import type { LatencySnapshot } from './breaker-snapshot.ts';
import { CountWindow } from './count-window.ts';
import type { ResolvedSlidingWindow } from './resolved-config.ts';
import { TimeWindow } from './time-window.ts';

/** What the trip check reads; kept up with every outcome, never counted anew. */
export interface WindowCounts {
  readonly total: number;
  readonly failed: number;
  readonly slow: number;
  readonly slowFailed: number;
}

/** The latest outcomes. An outcome is two bits, see `outcome.ts`; a duration that is NaN was not measured. */
export interface SlidingWindow extends WindowCounts {
  record(outcome: number, durationMs: number, now: number): void;
  /** Forgets what is too old at `now`; readers call it too (rule W3). */
  advance(now: number): void;
  clear(): void;
  latency(): LatencySnapshot;
  export(now: number): WindowMemento;
  /** Takes in what another window exported; durations are not among it. */
  absorb(memento: WindowMemento, now: number): void;
}

export function createWindow(config: ResolvedSlidingWindow): SlidingWindow {
  return config.type === 'count-based'
    ? new CountWindow(config.size)
    : new TimeWindow(config.duration / config.buckets, config.buckets);
}

export function sameShape(a: ResolvedSlidingWindow, b: ResolvedSlidingWindow): boolean {
  if (a.type === 'count-based') return b.type === 'count-based' && a.size === b.size;
  return b.type === 'time-based' && a.duration === b.duration && a.buckets === b.buckets;
}
