import type { CircuitBreakerMemento } from '@fuseboard/breaker';
import type { BreakerState, JournalEntry, ServerHealth, TransitionEntry } from '@fuseboard/protocol';
import type { JournalFilter } from '../journal-filter.ts';
import type { SeriesSample } from '../series-sample.ts';

/** A breaker as it stood. */
export interface KeptState {
  readonly breaker: string;
  /** Epoch ms. */
  readonly at: number;
  readonly memento: CircuitBreakerMemento;
}

/** A time during which the server ran and a breaker was on its board. */
export interface Run {
  /** Epoch ms when both began. */
  readonly startedAt: number;
  /** Epoch ms until which both are known to have gone on; null: they do. */
  readonly seenAt: number | null;
  /** Of the breaker, at the beginning. */
  readonly state: BreakerState;
}

export interface KeptSeries {
  /** Seconds that a sample covers. */
  readonly resolution: number;
  /** Oldest first, read a part at a time as they are taken; a while without calls has none. */
  readonly samples: Iterable<SeriesSample>;
  /** Epoch ms from which in the range it is kept. */
  readonly since: number;
  /** The last one before that; null: there is none. */
  readonly before: SeriesSample | null;
}

export interface TimeRange {
  /** Epoch ms, both inclusive. */
  readonly from: number;
  readonly to: number;
}

/** What a step of a search has found, newest first. */
export interface JournalStep {
  readonly entries: readonly JournalEntry[];
  /** From here on, upward, everything is looked through; null: there is nothing below. */
  readonly reached: number | null;
}

/** Where the hub keeps what has to outlive it. Never throws: what it cannot do now it does later, and says so elsewhere. */
export interface HubStore {
  /** Names the numbering of the journal: as long as it stays, a number means the same entry. */
  readonly journalId: string;
  /** Of the newest entry there was when the hub began. */
  readonly lastSeq: number;
  /** Whether all that was written is on a disk. */
  readonly durable: boolean;
  readonly health: ServerHealth['history'];
  /** Told whenever it changes. */
  onHealth(listener: (health: ServerHealth['history']) => void): void;
  /** The newest entries, oldest first. */
  tail(limit: number): readonly JournalEntry[];
  /** The hub begins, with its breakers in these states. */
  begin(states: ReadonlyMap<string, BreakerState>): void;
  /** While it runs, breakers come to the board in these states, and others leave it. */
  change(come: ReadonlyMap<string, BreakerState>, gone: readonly string[]): void;
  /** Returns when it is written, as one. */
  write(turn: { readonly entries: readonly JournalEntry[]; readonly states: readonly KeptState[] }): void;
  /** At every frame, with what has had calls; may be lost with the power, though not with the process. */
  keep(states: readonly KeptState[]): void;
  /** Of one second; written a while later. */
  sample(samples: readonly SeriesSample[]): void;
  /** As fine as so many points want it, or as it is kept that far back. */
  series(breaker: string, range: TimeRange, points: number): KeptSeries;
  /** One short step of a search, below the number `before`; null: it cannot be read now. */
  search(
    filter: JournalFilter,
    bounds: { readonly before: number; readonly limit: number },
  ): JournalStep | null;
  /** The transitions of a breaker from the last one before the range on, oldest first, of those written. */
  moves(breaker: string, range: TimeRange): readonly TransitionEntry[];
  /** The runs before this one that overlap the range and had the breaker, oldest first. */
  earlierRuns(breaker: string, range: TimeRange): readonly Run[];
}
