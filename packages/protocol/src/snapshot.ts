import type { StateView, ThresholdsView } from './breaker-view.ts';
import type { Column } from './column.ts';
import type { FrameRow } from './frame.ts';

/** What stands still about a breaker on the board; `thresholds` is an index into `Snapshot.thresholds`, since many share theirs. */
export interface BoardEntry extends StateView {
  readonly name: string;
  readonly group: string | null;
  readonly thresholds: number;
}

/** How one part of the server is. */
export interface PartHealth {
  readonly ok: boolean;
  /** For a person: what is wrong and what to do; null: nothing. */
  readonly message: string | null;
  /** Epoch ms since when; null: it is well. */
  readonly since: number | null;
}

/** What is wrong with the server that lasts, though its breakers go on. */
export interface ServerHealth {
  /** Whether what happens is being saved. */
  readonly history: PartHealth;
  /** Whether the configuration file, as it is now, is in force. */
  readonly config: PartHealth;
}

/** Everything a board needs and no history. */
export interface Snapshot {
  readonly protocol: number;
  /** Of the journal: it stays over restarts of the server, and another one means that `seq` began anew. */
  readonly bootId: string;
  /** Epoch ms when this run of the server began. */
  readonly startedAt: number;
  readonly health: ServerHealth;
  /** Of the newest journal entry that this picture includes. */
  readonly seq: number;
  /** Epoch ms on the server, for the clock offset. */
  readonly serverTime: number;
  readonly layout: number;
  readonly thresholds: readonly ThresholdsView[];
  readonly breakers: readonly BoardEntry[];
  readonly rows: readonly FrameRow[];
}

/** The picture as it travels, on connecting and whenever increments would not do; `unpackSnapshot` makes it whole. */
export interface PackedSnapshot extends Omit<Snapshot, 'breakers'> {
  /** How many breakers there are. */
  readonly count: number;
  /** Of `BoardEntry`s. */
  readonly breakers: Column;
}
