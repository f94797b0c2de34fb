import type { BreakerSnapshot } from '@fuseboard/breaker';
import type { Layout, Move } from '../breakers/layout.ts';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import type { ServerClock } from '../server-clock.ts';
import { CallRates } from './call-rates.ts';

/** A breaker as it was when somebody last looked. */
export interface Reading {
  readonly snapshot: BreakerSnapshot;
  /** When that was, on the breaker's clock. */
  readonly at: number;
  /** Calls asked of it per second, refused ones included. */
  readonly rate: number;
}

/**
 * The latest reading of every breaker. A breaker is read again only when its numbers can have changed: a call or a command
 * touched it, or they change with time alone.
 */
export class Readings {
  #breakers: readonly ManagedBreaker[];
  readonly #clock: ServerClock;
  #touched: Uint8Array;
  readonly #rates: CallRates;
  #latest: Reading[];

  constructor({ breakers }: Layout, clock: ServerClock) {
    this.#breakers = breakers;
    this.#clock = clock;
    this.#touched = new Uint8Array(breakers.length);
    this.#rates = new CallRates(this.#asked(), clock.now());
    this.#latest = breakers.map((managed, index) => this.fresh(managed, index));
  }

  /** Those that are new are read, and all of them again at the next frame: their settings may be others. */
  adopt({ breakers }: Layout, move: Move): void {
    this.#breakers = breakers;
    this.#touched = new Uint8Array(breakers.length).fill(1);
    this.#rates.adopt(move);
    this.#latest = move(this.#latest, (managed) => this.#read(managed, 0));
  }

  /** Something other than a call changed this one. */
  touch(index: number): void {
    this.#touched[index] = 1;
  }

  /** Reads what can have changed, and says which those were. */
  refresh(): readonly number[] {
    const read: number[] = [];
    for (const [index, managed] of this.#breakers.entries()) {
      if (!this.#isStale(managed, index)) continue;
      this.#latest[index] = this.fresh(managed, index);
      read.push(index);
    }
    return read;
  }

  /** Once a second, before it reads: the rates. */
  sample(now: number): void {
    this.#rates.sample(this.#asked(), now);
  }

  get all(): readonly Reading[] {
    return this.#latest;
  }

  latest(index: number): Reading {
    const reading = this.#latest[index];
    if (!reading) throw new RangeError(`There is no breaker with index ${index}.`);
    return reading;
  }

  /** Whether the rates of the readings say anything yet. */
  get measured(): boolean {
    return this.#rates.measured;
  }

  /** Read this instant; changes nothing here. */
  fresh(managed: ManagedBreaker, index: number): Reading {
    return this.#read(managed, this.#rates.rate(index));
  }

  #read({ breaker }: ManagedBreaker, rate: number): Reading {
    return { snapshot: breaker.snapshot(), at: this.#clock.now(), rate };
  }

  #asked(): readonly number[] {
    return this.#breakers.map((managed) => managed.asked);
  }

  #isStale(managed: ManagedBreaker, index: number): boolean {
    // Asked first and always: asking is what takes the breaker's mark away.
    const called = managed.takeChanged();
    const touched = this.#touched[index] === 1;
    this.#touched[index] = 0;
    const reading = this.latest(index);
    return called || touched || reading.rate !== this.#rates.rate(index) || changesWithTime(managed, reading);
  }
}

/** Calls leave a time-based window by themselves, a wait comes to its end, and a slow start lets more and more through. */
function changesWithTime({ breaker }: ManagedBreaker, { snapshot }: Reading): boolean {
  const { state, waitElapsed, bufferedCalls, slowStart } = snapshot;
  const { type } = breaker.config.slidingWindow;
  const waits = state === 'open' && !waitElapsed;
  return waits || slowStart !== null || (type === 'time-based' && bufferedCalls > 0);
}
