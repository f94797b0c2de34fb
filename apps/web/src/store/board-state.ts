import type {
  DemoState,
  JournalEntry,
  ServerHealth,
  SessionView,
  StateView,
  ThresholdsView,
} from '@fuseboard/protocol';

export interface BreakerEntry extends StateView {
  readonly name: string;
  readonly group: string | null;
  readonly thresholds: ThresholdsView;
  /** `seq` of the snapshot or journal entry this picture of the breaker comes from. */
  readonly seq: number;
}

export type Connection =
  /** Before the first snapshot. */
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  /** Connected and silent; `since`: server epoch ms of the last sign of life. */
  | { readonly kind: 'delayed'; readonly since: number }
  /** `since` and `retryAt`: server epoch ms; `retryAt` null while an attempt is under way. */
  | { readonly kind: 'disconnected'; readonly since: number; readonly retryAt: number | null }
  | { readonly kind: 'refused'; readonly message: string }
  /** The server asks who one is; `message`: why it asks again, null: it never knew. */
  | { readonly kind: 'signed-out'; readonly message: string | null };

/** An entry and the journal it is of: `seq` begins anew with each, so a key needs both. */
export type JournalLine = JournalEntry & { readonly bootId: string };

interface Notice {
  /** Grows by one with each. */
  readonly id: number;
  readonly level: 'info' | 'warning';
  readonly text: string;
}

/** What changes seldom. Never numbers: those are in `numbers`, outside React. */
export interface BoardState {
  readonly connection: Connection;
  readonly bootId: string | null;
  /** Epoch ms when the server's present run began; null before the first snapshot. */
  readonly startedAt: number | null;
  readonly health: ServerHealth;
  /** The journal is without a hole up to here, within `bootId`. */
  readonly seq: number;
  /** The highest `seq` heard of; above `seq` while a gap waits to be filled. */
  readonly head: number;
  readonly order: readonly string[];
  readonly breakers: ReadonlyMap<string, BreakerEntry>;
  /** Newest first, at most `JOURNAL_LIMIT`; entries of earlier runs of the server stay below. */
  readonly journal: readonly JournalLine[];
  /** How often the server was found to have begun anew since the page was opened. */
  readonly restarts: number;
  /** Who one is here; null before the server has said so. */
  readonly who: SessionView | null;
  readonly viewers: number;
  /** Server epoch ms minus `pageNow()`. */
  readonly clockOffset: number;
  readonly demo: DemoState | null;
  readonly notice: Notice | null;
}

export const JOURNAL_LIMIT = 1_000;

export const INITIAL_BOARD: BoardState = {
  connection: { kind: 'connecting' },
  bootId: null,
  startedAt: null,
  health: {
    history: { ok: true, message: null, since: null },
    config: { ok: true, message: null, since: null },
  },
  seq: 0,
  head: 0,
  order: [],
  breakers: new Map(),
  journal: [],
  restarts: 0,
  who: null,
  viewers: 0,
  clockOffset: 0,
  demo: null,
  notice: null,
};
