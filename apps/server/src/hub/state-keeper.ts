import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import type { Epoch } from './epoch.ts';
import type { KeptState } from './hub-store.ts';

/** Frames until each breaker that had calls has had its turn: with four a second, five seconds. */
const TURNS = 20;

/** How breakers stand, for whoever keeps it: those that moved at once, those that only had calls each in its turn. */
export class StateKeeper {
  readonly #breakers: readonly ManagedBreaker[];
  readonly #epoch: Epoch;
  readonly #moved = new Set<number>();
  readonly #called = new Set<number>();
  #turn = 0;

  constructor(breakers: readonly ManagedBreaker[], epoch: Epoch) {
    this.#breakers = breakers;
    this.#epoch = epoch;
  }

  moved(index: number): void {
    this.#moved.add(index);
  }

  called(indices: Iterable<number>): void {
    for (const index of indices) this.#called.add(index);
  }

  /** Of those that moved since the last time. */
  takeMoved(): readonly KeptState[] {
    const moved = [...this.#moved];
    this.#moved.clear();
    return this.#states(moved);
  }

  /** Of those that had calls and whose turn it is, so that a thousand are not written at one time. */
  takeDue(): readonly KeptState[] {
    this.#turn = (this.#turn + 1) % TURNS;
    return this.#states([...this.#called].filter((index) => index % TURNS === this.#turn));
  }

  /** Of all: the last time. */
  takeAll(): readonly KeptState[] {
    return this.#states([...this.#breakers.keys()]);
  }

  #states(indices: readonly number[]): readonly KeptState[] {
    const at = this.#epoch.now();
    return indices.flatMap((index) => {
      this.#called.delete(index);
      const managed = this.#breakers[index];
      return managed ? [{ breaker: managed.name, at, memento: managed.breaker.export() }] : [];
    });
  }
}
