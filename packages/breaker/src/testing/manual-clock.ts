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
    const end = this.#after(ms);
    while (this.#fireNext(end));
    this.#now = end;
  }

  /**
   * As `advance`, but before and after each timer promises that are settled take their course: code that awaits something
   * on the way, such as a retry after a timeout, gets to its next step, and what it sets then fires too if it is due.
   */
  async advanceAsync(ms: number): Promise<void> {
    const end = this.#after(ms);
    do await settled();
    while (this.#fireNext(end));
    this.#now = end;
  }

  #after(ms: number): number {
    if (!(ms >= 0)) throw new RangeError(`time moves forward only, got ${ms}`);
    return this.#now + ms;
  }

  /** Whether there was a timer due by then. */
  #fireNext(end: number): boolean {
    const [next] = this.#timers;
    if (next === undefined || next.due > end) return false;
    this.#timers.shift();
    this.#now = next.due;
    next.fn();
    return true;
  }
}

/** Chains of promises are worked off a link at a time; no real code has one so long. */
const LINKS = 100;

async function settled(): Promise<void> {
  for (let link = 0; link < LINKS; link += 1) await Promise.resolve();
}
