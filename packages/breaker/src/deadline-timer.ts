import type { Clock } from './clock.ts';

/** Hosts count timers in 32 bits; a longer one would fire at once. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** One timer, set to an instant. A host's timer may be early, or too short: then it is set again. */
export class DeadlineTimer {
  readonly #clock: Clock;
  readonly #onDue: () => void;
  #deadline = Infinity;
  #cancel: (() => void) | null = null;

  constructor(clock: Clock, onDue: () => void) {
    this.#clock = clock;
    this.#onDue = onDue;
  }

  /** `Infinity`: no timer. */
  set(deadline: number): void {
    if (deadline === this.#deadline) return;
    this.#cancel?.();
    this.#cancel = null;
    this.#deadline = deadline;
    if (deadline !== Infinity) this.#start(this.#clock.now());
  }

  #start(now: number): void {
    this.#cancel = this.#clock.setTimeout(
      () => this.#fire(),
      Math.min(Math.max(0, this.#deadline - now), LONGEST_TIMER),
    );
  }

  #fire(): void {
    const now = this.#clock.now();
    if (now < this.#deadline) return this.#start(now);
    this.#cancel = null;
    this.#deadline = Infinity;
    this.#onDue();
  }
}
