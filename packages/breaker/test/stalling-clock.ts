import type { Clock } from '../src/index.ts';

interface Timer {
  readonly due: number;
  /** Of timers due at the same time, those of lower rank fire first. */
  readonly rank: number;
  readonly fn: () => void;
}

/**
 * A manual clock whose time can also pass without its timers firing, as when the event loop is busy or the machine
 * sleeps. In which order timers then fire, or those of one instant, is for the clock to say: `rank` tells, by the span.
 */
export class StallingClock implements Clock {
  #now = 0;
  #timers: Timer[] = [];
  readonly #rank: (ms: number) => number;

  constructor(rank: (ms: number) => number) {
    this.#rank = rank;
  }

  now(): number {
    return this.#now;
  }

  setTimeout(fn: () => void, ms: number): () => void {
    const timer = { due: this.#now + ms, rank: this.#rank(ms), fn };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  advance(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      const { fn } = next;
      this.#timers = this.#timers.filter((one) => one !== next);
      fn();
    }
    this.#now = end;
  }

  stall(ms: number): void {
    this.#now += ms;
  }

  /** Moves to when the next one is due, if that is before the end. */
  #next(end: number): Timer | undefined {
    const due = Math.min(...this.#timers.map((timer) => timer.due));
    if (due > end) return undefined;
    this.#now = Math.max(this.#now, due);
    return this.#timers
      .filter((timer) => timer.due <= this.#now)
      .toSorted((a, b) => a.rank - b.rank || a.due - b.due)[0];
  }
}
