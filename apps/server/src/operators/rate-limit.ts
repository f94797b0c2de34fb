import type { ServerClock } from '../server-clock.ts';

export interface RateLimitOptions {
  readonly clock: Pick<ServerClock, 'now'>;
  /** That many at once, and as many again in every period. */
  readonly most: number;
  readonly periodMs: number;
}

/** More keys than this are not remembered: who comes under new ones all the time must not fill the memory. */
const MOST_KEYS = 10_000;

/** A bucket of tries for each key, which fills again evenly. */
export class RateLimit {
  readonly #options: RateLimitOptions;
  /** When each bucket will be full again, on the monotonic clock. */
  readonly #fullAt = new Map<string, number>();

  constructor(options: RateLimitOptions) {
    this.#options = options;
  }

  /** How long until there is a try again, ms; 0: there is one. */
  wait(key: string): number {
    const { most, periodMs, clock } = this.#options;
    const missing = (this.#fullAt.get(key) ?? 0) - clock.now();
    return Math.max(0, missing - (periodMs / most) * (most - 1));
  }

  /** Takes a try, whether there is one or not. */
  take(key: string): void {
    const { most, periodMs, clock } = this.#options;
    const now = clock.now();
    const fullAt = Math.max(now, this.#fullAt.get(key) ?? 0) + periodMs / most;
    this.#fullAt.delete(key); // so that the order is that of use
    this.#fullAt.set(key, Math.min(fullAt, now + periodMs));
    if (this.#fullAt.size > MOST_KEYS) this.#forget(now);
  }

  /** What is full again, or else the one that was not used for longest. */
  #forget(now: number): void {
    for (const [key, fullAt] of this.#fullAt) if (fullAt <= now) this.#fullAt.delete(key);
    const [oldest] = this.#fullAt.keys();
    if (this.#fullAt.size > MOST_KEYS && oldest !== undefined) this.#fullAt.delete(oldest);
  }
}
