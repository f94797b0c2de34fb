import type { ManagedBreaker } from './managed-breaker.ts';

/** Values that are kept by index, brought to the indices of another layout; `make` is for a breaker that is new. */
export type Move = <Value>(values: readonly Value[], make: (managed: ManagedBreaker) => Value) => Value[];

/** The breakers of the board in their order, which is their index on the wire, until the next change of the list. */
export class Layout {
  /** Grows with every change. */
  readonly number: number;
  readonly breakers: readonly ManagedBreaker[];
  readonly #indices: ReadonlyMap<ManagedBreaker, number>;

  constructor(number: number, breakers: readonly ManagedBreaker[]) {
    this.number = number;
    this.breakers = breakers;
    this.#indices = new Map(breakers.map((managed, index) => [managed, index]));
  }

  has(managed: ManagedBreaker): boolean {
    return this.#indices.has(managed);
  }

  /** undefined: it is not on the board. */
  indexOf(managed: ManagedBreaker): number | undefined {
    return this.#indices.get(managed);
  }

  moveFrom(before: Layout): Move {
    return <Value>(values: readonly Value[], make: (managed: ManagedBreaker) => Value) =>
      this.breakers.map((managed) => {
        const index = before.indexOf(managed);
        const kept = index === undefined ? undefined : values[index];
        return kept === undefined ? make(managed) : kept;
      });
  }
}
