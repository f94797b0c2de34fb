import type { SlowStartMemento } from './breaker-memento.ts';
import type { SlowStartConfig } from './circuit-breaker-config.ts';

/** A breaker that has just closed again and lets the load back little by little (rule HO6). */
export class SlowStart {
  /** The opening it recovers from: a trip before the ramp's end is that one's continuation. */
  readonly attempt: number;
  readonly #config: SlowStartConfig;
  readonly #startedAt: number;
  /** A call costs one. Every call asking adds the share, so that exactly the share is admitted; the first one is. */
  #credit: number;

  constructor(config: SlowStartConfig, startedAt: number, attempt: number) {
    this.#config = config;
    this.#startedAt = startedAt;
    this.attempt = attempt;
    this.#credit = 1 - config.initialRate / 100;
  }

  static restore(
    { duration, initialRate, elapsedMs, attempt, credit }: SlowStartMemento,
    now: number,
  ): SlowStart {
    const ramp = new SlowStart({ duration, initialRate }, now - elapsedMs, attempt);
    ramp.#credit = credit;
    return ramp;
  }

  isOver(now: number): boolean {
    return now - this.#startedAt >= this.#config.duration;
  }

  /** One more call asks; whether it may pass. */
  ask(now: number): boolean {
    const { duration, initialRate } = this.#config;
    const progress = (now - this.#startedAt) / duration;
    const share = (initialRate + (100 - initialRate) * progress) / 100;
    // Credit that nothing took, because the bulkhead was full, must not pile up into a burst.
    this.#credit = Math.min(this.#credit + share, 2);
    return this.#credit >= 1;
  }

  take(): void {
    this.#credit -= 1;
  }

  export(now: number): SlowStartMemento {
    return { ...this.#config, elapsedMs: now - this.#startedAt, attempt: this.attempt, credit: this.#credit };
  }
}
