/** When requests are made. */
export type Arrivals =
  /** Evenly, the first at once. */
  | { readonly type: 'constant'; readonly perSecond: number; readonly steps?: readonly RateStep[] }
  /** Independently of one another. */
  | { readonly type: 'poisson'; readonly perSecond: number; readonly steps?: readonly RateStep[] }
  /** `size` at once, every `everyMs`, the first at `firstAtMs`. */
  | { readonly type: 'bursts'; readonly size: number; readonly everyMs: number; readonly firstAtMs?: number }
  /** At these instants, ms. */
  | { readonly type: 'at'; readonly times: readonly number[] }
  /** So many users, each asking again `thinkMs` after the last answer: a slow answer slows them down. They begin one `thinkMs / users` apart. */
  | { readonly type: 'users'; readonly users: number; readonly thinkMs: number };

/** From `atMs` on, another rate. */
export interface RateStep {
  readonly atMs: number;
  readonly perSecond: number;
}

/** Who asks, and for how long they wait. */
export interface Workload {
  readonly arrivals: Arrivals;
  /** How long a caller waits for an answer, ms; null: for ever. It is stated in every lesson, for it decides who looks better. */
  readonly patienceMs: number | null;
  /** What requests are divided by: shards, instances, kinds. Left out: all are alike, of key 0. */
  readonly keys?: {
    /** Of one, such as `shard`. */
    readonly name: string;
    /** How many there are, and how often each is asked for. */
    readonly weights: readonly number[];
  };
}
