import type { Clock } from '../src/index.ts';

interface Timer {
  readonly due: number;
  readonly fn: () => void;
}

/** A manual clock whose time can also pass without its timers firing, as when the event loop is busy or the machine sleeps. */
export class StallingClock implements Clock {
  #now = 0;
  #timers: Timer[] = [];

  now(): number {
    return this.#now;
  }

  setTimeout(fn: () => void, ms: number): () => void {
    const timer = { due: this.#now + ms, fn };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((one) => one !== timer);
    };
  }

  advance(ms: number): void {
    const end = this.#now + ms;
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      const { due, fn } = next;
      this.#timers = this.#timers.filter((one) => one !== next);
      this.#now = Math.max(this.#now, due);
      fn();
    }
    this.#now = end;
  }

  stall(ms: number): void {
    this.#now += ms;
  }

  #next(end: number): Timer | undefined {
    return this.#timers.filter(({ due }) => due <= end).toSorted((a, b) => a.due - b.due)[0];
  }
}
