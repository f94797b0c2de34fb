import type { Clock } from '../clock.ts';

interface Timer {
  readonly due: number;
  readonly fn: () => void;
}

/** A clock that moves only when told to; its timers fire in order, each at its own time. */
export class ManualClock implements Clock {
  #now: number;
  /** Ascending; of the same time, in the order they were set. */
  readonly #timers: Timer[] = [];

  constructor(startAt = 0) {
    this.#now = startAt;
  }

  /** How many timers wait. */
  get pendingTimers(): number {
    return this.#timers.length;
  }

  now(): number {
    return this.#now;
  }

  setTimeout(fn: () => void, ms: number): () => void {
    const timer = { due: this.#now + Math.max(0, ms), fn };
    const after = this.#timers.findLastIndex(({ due }) => due <= timer.due);
    this.#timers.splice(after + 1, 0, timer);
    return () => {
      const at = this.#timers.indexOf(timer);
      if (at >= 0) this.#timers.splice(at, 1);
    };
  }

  /** Moves time forward by `ms`; what fires on the way may set more timers, which fire too if they are due. */
  advance(ms: number): void {
    if (!(ms >= 0)) throw new RangeError(`time moves forward only, got ${ms}`);
    const end = this.#now + ms;
    for (let next = this.#timers[0]; next !== undefined && next.due <= end; next = this.#timers[0]) {
      this.#timers.shift();
      this.#now = next.due;
      next.fn();
    }
    this.#now = end;
  }
}
