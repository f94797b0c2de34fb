import type { SlowStartMemento } from './breaker-memento.ts';
import type { SlowStartSnapshot } from './breaker-snapshot.ts';
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
    // Credit that nothing took, because the bulkhead was full, must not pile up into a burst.
    this.#credit = Math.min(this.#credit + this.#rate(now) / 100, 2);
    return this.#credit >= 1;
  }

  take(): void {
    this.#credit -= 1;
  }

  /** null: it is over, though no call has noticed yet. */
  snapshot(now: number): SlowStartSnapshot | null {
    if (this.isOver(now)) return null;
    const endsInMs = this.#startedAt + this.#config.duration - now;
    return Object.freeze({ admittedRate: this.#rate(now), endsInMs });
  }

  export(now: number): SlowStartMemento {
    return { ...this.#config, elapsedMs: now - this.#startedAt, attempt: this.attempt, credit: this.#credit };
  }

  /** Percent of the calls let through, growing in a straight line. */
  #rate(now: number): number {
    const { duration, initialRate } = this.#config;
    return initialRate + (100 - initialRate) * ((now - this.#startedAt) / duration);
  }
}
