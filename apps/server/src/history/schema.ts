/** A span of one breaker's calls. */
export interface SeriesRow {
  readonly breaker: number;
  /** Epoch seconds at its end. */
  readonly at: number;
  readonly success: number;
  readonly failure: number;
  readonly ignored: number;
  readonly rejected: number;
  readonly late: number;
  readonly timeout: number;
  readonly slow: number;
  /** Hundredths of a percent. */
  readonly failure_rate: number | null;
  readonly slow_rate: number | null;
  /** An index of `BREAKER_STATES`. */
  readonly state: number;
  readonly latency: ArrayBuffer | null;
}

/** The tables as `migrations.ts` leaves them. Instants are epoch ms unless said otherwise. */
export interface Schema {
  readonly meta: { readonly key: string; readonly value: string };
  readonly journal: {
    readonly seq: number;
    readonly at: number;
    readonly kind: string;
    readonly breaker: string | null;
    readonly actor: string | null;
    /** The whole entry as JSON. */
    readonly body: string;
  };
  /** What a text is looked for in: apart, so that a search reads a tenth of what the entries take. */
  readonly journal_text: { readonly seq: number; readonly text: string };
  readonly journal_block: { readonly block: number; readonly first_at: number; readonly last_at: number };
  readonly breaker_state: { readonly breaker: string; readonly at: number; readonly memento: string };
  readonly run: {
    readonly id: number;
    readonly started_at: number;
    /** When it was last known to run. */
    readonly seen_at: number;
  };
  readonly series_breaker: { readonly id: number; readonly name: string };
  readonly series_1: SeriesRow;
  readonly series_10: SeriesRow;
  readonly series_60: SeriesRow;
  readonly definition_version: {
    readonly rowid: number;
    readonly breaker: string;
    readonly version: number;
    readonly at: number;
    readonly actor: string;
    readonly event: string;
    readonly restored: number | null;
    readonly source: string;
    readonly edited: number;
    /** As JSON. */
    readonly definition: string | null;
    readonly base: string | null;
  };
  /** A while of a run during which a breaker was on the board. */
  readonly stay: {
    readonly run: number;
    readonly breaker: string;
    readonly since: number;
    /** null: as long as the run. */
    readonly until: number | null;
    /** In which it came. */
    readonly state: string;
  };
}
