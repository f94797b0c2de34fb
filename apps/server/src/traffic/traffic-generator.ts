import type { Clock } from '@fuseboard/breaker';
import type { Traffic } from '@fuseboard/protocol';
import { type Arrivals, arrivalsOf } from './arrivals.ts';

/**
 * Arrivals that come due while the process is held up are made up for together, but only those of this last stretch;
 * older ones are left out and counted in `missed`. So a stall of any length is followed by at most a quarter of a
 * second's worth of calls at once.
 */
const MAKE_UP_MS = 250;

export interface TrafficDeps {
  readonly clock: Clock;
  readonly random: () => number;
  /** Starts one call and does not wait for it. */
  readonly fire: () => void;
}

/** Open loop: calls are due by the clock alone, however long the earlier ones take. */
export class TrafficGenerator {
  readonly #traffic: Traffic;
  readonly #deps: TrafficDeps;
  #arrivals: Arrivals | null = null;
  #cancel: (() => void) | null = null;
  #missed = 0;

  constructor(traffic: Traffic, deps: TrafficDeps) {
    this.#traffic = traffic;
    this.#deps = deps;
  }

  /** Arrivals left out after a stall; for Poisson arrivals an estimate. */
  get missed(): number {
    return this.#missed;
  }

  start(): void {
    if (this.#arrivals !== null) return;
    const { clock, random } = this.#deps;
    this.#arrivals = arrivalsOf(this.#traffic, clock.now(), random);
    this.#schedule(this.#arrivals);
  }

  stop(): void {
    this.#arrivals = null;
    this.#cancel?.();
    this.#cancel = null;
  }

  #schedule(arrivals: Arrivals): void {
    const { clock } = this.#deps;
    // Rounded up, since a timer that fires a fraction early would find nothing due.
    const wait = Math.max(0, Math.ceil(arrivals.due - clock.now()));
    this.#cancel = clock.setTimeout(() => this.#wake(arrivals), wait);
  }

  /** Reads the clock once: firing takes time itself, and what comes due meanwhile waits for the next turn of the loop. */
  #wake(arrivals: Arrivals): void {
    const now = this.#deps.clock.now();
    this.#missed += arrivals.skipTo(now - MAKE_UP_MS);
    while (arrivals.due <= now && this.#arrivals === arrivals) {
      arrivals.take();
      this.#deps.fire();
    }
    if (this.#arrivals === arrivals) this.#schedule(arrivals);
  }
}
