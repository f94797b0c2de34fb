/** The one source of time of a breaker (rule T1). */
export interface Clock {
  /** Monotonic milliseconds since any fixed instant. */
  now(): number;
  /** Calls back once, about `ms` from now, never keeping a process alive; returns its cancel. */
  setTimeout(fn: () => void, ms: number): () => void;
}

// The package names no host: these three are all it takes from one, and only here.
declare const performance: { now(): number };
declare function setTimeout(fn: () => void, ms: number): unknown;
declare function clearTimeout(timer: unknown): void;

/** The host's monotonic clock: `performance.now()`, and timers that never keep a Node process alive. */
export const systemClock: Clock = {
  now: () => performance.now(),
  setTimeout: (fn, ms) => {
    // Hosts cut fractions off, which would fire early.
    const timer = setTimeout(fn, Math.ceil(ms));
    unref(timer);
    return () => clearTimeout(timer);
  },
};

/** Node's timers hold the process unless told not to; a browser's are plain numbers. */
function unref(timer: unknown): void {
  if (typeof timer === 'object' && timer !== null && 'unref' in timer && typeof timer.unref === 'function') {
    timer.unref();
  }
}
