import type { BreakerSnapshot } from '@fuseboard/breaker';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import { CallRates } from './call-rates.ts';

/** A breaker as it was when somebody last looked. */
export interface Reading {
  readonly snapshot: BreakerSnapshot;
  /** Calls asked of it since the start, refused ones and those in flight included. */
  readonly asked: number;
  /** Calls per second. */
  readonly rate: number;
}

/**
 * The latest reading of every breaker. A breaker is read again only when its numbers can have changed: a call or a command
 * touched it, or they change with time alone.
 */
export class Readings {
  readonly #breakers: readonly ManagedBreaker[];
  readonly #touched: Uint8Array;
  readonly #rates: CallRates;
  readonly #latest: Reading[];

  constructor(breakers: readonly ManagedBreaker[], now: number) {
    this.#breakers = breakers;
    this.#touched = new Uint8Array(breakers.length);
    this.#rates = new CallRates(
      breakers.map((managed) => managed.asked),
      now,
    );
    this.#latest = breakers.map((managed, index) => this.#read(managed, index, now));
  }

  /** Something other than a call changed this one. */
  touch(index: number): void {
    this.#touched[index] = 1;
  }

  /** Reads what can have changed, and says which those were. */
  refresh(now: number): readonly number[] {
    const read: number[] = [];
    for (const [index, managed] of this.#breakers.entries()) {
      // Asked first and always: it is what resets the breaker's mark.
      const called = managed.takeChanged();
      if (!called && this.#touched[index] === 0 && !changesWithTime(managed, this.#latest[index])) continue;
      this.#touched[index] = 0;
      this.#latest[index] = this.#read(managed, index, now);
      read.push(index);
    }
    return read;
  }

  /** Once a second, for the rates. */
  sample(now: number): void {
    this.#rates.sample(
      this.#latest.map((reading) => reading.asked),
      now,
    );
  }

  get all(): readonly Reading[] {
    return this.#latest;
  }

  latest(index: number): Reading {
    const reading = this.#latest[index];
    if (!reading) throw new RangeError(`There is no breaker with index ${index}.`);
    return reading;
  }

  /** Read this instant, for one who asks by itself; changes nothing here. */
  fresh(managed: ManagedBreaker, index: number, now: number): Reading {
    return this.#read(managed, index, now);
  }

  #read(managed: ManagedBreaker, index: number, now: number): Reading {
    const { asked } = managed;
    return { snapshot: managed.breaker.snapshot(), asked, rate: this.#rates.rate(index, asked, now) };
  }
}

/** Calls leave a time-based window by themselves, a rate falls when nobody calls, and a wait comes to its end. */
function changesWithTime(managed: ManagedBreaker, reading: Reading | undefined): boolean {
  if (!reading) return true;
  const { state, waitElapsed, bufferedCalls } = reading.snapshot;
  const { type } = managed.breaker.config.slidingWindow;
  return (
    reading.rate > 0 || (state === 'open' && !waitElapsed) || (type === 'time-based' && bufferedCalls > 0)
  );
}
