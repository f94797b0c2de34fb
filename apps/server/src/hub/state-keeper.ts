import type { Layout } from '../breakers/layout.ts';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import type { Epoch } from './epoch.ts';
import type { KeptState } from './hub-store.ts';

/** Frames until each breaker that had calls has had its turn: with four a second, five seconds. */
const TURNS = 20;

/** How breakers stand, for whoever keeps it: those that moved at once, those that only had calls each in its turn. */
export class StateKeeper {
  #breakers: readonly ManagedBreaker[];
  readonly #epoch: Epoch;
  readonly #moved = new Set<ManagedBreaker>();
  readonly #called = new Set<ManagedBreaker>();
  #turn = 0;

  constructor({ breakers }: Layout, epoch: Epoch) {
    this.#breakers = breakers;
    this.#epoch = epoch;
  }

  /** Returns how those stand that are no longer on the board: the last time. */
  adopt({ breakers }: Layout, gone: readonly ManagedBreaker[]): readonly KeptState[] {
    this.#breakers = breakers;
    return this.#states(gone);
  }

  moved(managed: ManagedBreaker): void {
    this.#moved.add(managed);
  }

  called(indices: Iterable<number>): void {
    for (const index of indices) {
      const managed = this.#breakers[index];
      if (managed) this.#called.add(managed);
    }
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
    return this.#states(
      this.#breakers.filter((managed, index) => index % TURNS === this.#turn && this.#called.has(managed)),
    );
  }

  /** Of all: the last time. */
  takeAll(): readonly KeptState[] {
    return this.#states(this.#breakers);
  }

  #states(breakers: readonly ManagedBreaker[]): readonly KeptState[] {
    const at = this.#epoch.now();
    return breakers.map((managed) => {
      this.#called.delete(managed);
      this.#moved.delete(managed);
      return { breaker: managed.name, at, memento: managed.breaker.export() };
    });
  }
}
