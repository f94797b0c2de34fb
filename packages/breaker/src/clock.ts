/** The one source of time of a breaker (rule T1). */
export interface Clock {
  /** Monotonic milliseconds since any fixed instant. */
  now(): number;
  /** Calls back once, about `ms` from now, never keeping a process alive; returns its cancel. */
  setTimeout(fn: () => void, ms: number): () => void;
}
