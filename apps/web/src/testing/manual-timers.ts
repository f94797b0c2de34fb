interface Timer {
  readonly at: number;
  readonly fn: () => void;
}

/** A clock that moves when told to, and runs what comes due on the way, in order. */
export class ManualTimers {
  #now: number;
  #timers: Timer[] = [];

  constructor(now: number) {
    this.#now = now;
  }

  readonly now = (): number => this.#now;

  readonly setTimer = (fn: () => void, ms: number): (() => void) => {
    const timer = { at: this.#now + ms, fn };
    this.#timers.push(timer);
    return () => {
      this.#timers = this.#timers.filter((other) => other !== timer);
    };
  };

  advance(ms: number): void {
    const end = this.#now + ms;
    for (;;) {
      const next = this.#timers.toSorted((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.#now = next.at;
      this.#timers = this.#timers.filter((other) => other !== next);
      next.fn();
    }
    this.#now = end;
  }
}
