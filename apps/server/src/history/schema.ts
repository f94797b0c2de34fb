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
  readonly breaker_state: { readonly breaker: string; readonly at: number; readonly memento: string };
  readonly run: {
    readonly id: number;
    readonly started_at: number;
    /** When it was last known to run. */
    readonly seen_at: number;
  };
  /** In which state a breaker was when a run began. */
  readonly run_start: { readonly run: number; readonly breaker: string; readonly state: string };
}
