import type { StateView, ThresholdsView } from './breaker-view.ts';
import type { FrameRow } from './frame.ts';

/** What stands still about a breaker on the board; `thresholds` is an index into `Snapshot.thresholds`, since many share theirs. */
export interface BoardEntry extends StateView {
  readonly name: string;
  readonly group: string | null;
  readonly thresholds: number;
}

/** Everything a board needs and no history; sent on connecting and whenever increments would not do. */
export interface Snapshot {
  readonly protocol: number;
  /** Of this run of the server; another one means that `seq` began anew. */
  readonly bootId: string;
  /** Of the newest journal entry that this picture includes. */
  readonly seq: number;
  /** Epoch ms on the server, for the clock offset. */
  readonly serverTime: number;
  readonly layout: number;
  readonly thresholds: readonly ThresholdsView[];
  readonly breakers: readonly BoardEntry[];
  readonly rows: readonly FrameRow[];
}
