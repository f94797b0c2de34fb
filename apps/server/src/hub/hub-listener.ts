import type { Frame, JournalEntry } from '@fuseboard/protocol';

/** The numbers that changed, for each pace. */
export interface Tick {
  readonly frame: Frame;
  /** On every fourth tick: what changed since the last such one. */
  readonly slowFrame: Frame | null;
}

export interface HubListener {
  /** One batch per turn of the event loop, in order, without gaps. */
  readonly entries: (entries: readonly JournalEntry[]) => void;
  readonly tick: (tick: Tick) => void;
  /** Other breakers, or others of their settings: who has a picture needs a new one. */
  readonly layout?: () => void;
}
