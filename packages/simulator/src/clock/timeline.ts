import type { Clock } from '@fuseboard/breaker';
import { EventHeap, type Task } from './event-heap.ts';
import { timerMicros } from './micros.ts';

/** Virtual time, in whole microseconds: it stands still until something is to happen, then leaps there. */
export class Timeline {
  readonly #heap = new EventHeap();
  #order = 0;
  #now = 0;

  /** µs */
  get now(): number {
    return this.#now;
  }

  /** Runs at `at`, or now if that is past; the answer calls it off. */
  at(at: number, run: () => void): () => void {
    const task: Task = { at: Math.max(at, this.#now), order: this.#order++, run };
    this.#heap.push(task);
    return () => {
      task.run = null;
    };
  }

  /** Up to and including `end`. */
  runUntil(end: number): void {
    while (this.#heap.nextAt <= end) {
      const task = this.#heap.pop();
      if (task === undefined) break;
      if (task.run === null) continue;
      this.#now = task.at;
      task.run();
    }
    this.#now = end;
  }

  /**
   * The same time as a breaker reads it, in ms. `onTimer` hears of each timer of its before it fires.
   * A breaker's instants are sums of milliseconds, so a timer is set to the microsecond at or after it, never before.
   */
  clock(onTimer: () => void): Clock {
    return {
      now: () => this.#now / 1_000,
      setTimeout: (fn, ms) =>
        this.at(this.#now + timerMicros(ms), () => {
          onTimer();
          fn();
        }),
    };
  }
}
