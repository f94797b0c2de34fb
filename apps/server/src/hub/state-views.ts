import type { BreakerSnapshot } from '@fuseboard/breaker';
import type { StateView } from '@fuseboard/protocol';
import type { Layout, Move } from '../breakers/layout.ts';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import type { ServerClock } from '../server-clock.ts';
import type { Epoch } from './epoch.ts';
import { toStateView } from './to-view.ts';

/** Of an event: the picture after it, and its instant on the breaker's clock. */
interface StateEvent {
  readonly snapshot: BreakerSnapshot;
  readonly at: number;
}

/**
 * The state of every breaker as its last event left it. Nothing but an event changes a state, and kept from then on its
 * deadline stands still: a snapshot taken after the deadline has only zero milliseconds left to tell.
 */
export class StateViews {
  readonly #clock: ServerClock;
  readonly #epoch: Epoch;
  #views: StateView[];

  constructor({ breakers }: Layout, clock: ServerClock, epoch: Epoch) {
    this.#clock = clock;
    this.#epoch = epoch;
    this.#views = breakers.map((managed) => this.#view(managed));
  }

  adopt(move: Move): void {
    this.#views = move(this.#views, (managed) => this.#view(managed));
  }

  /** `at` may lie back: what time has ended is found out later, and counts as of its own instant. */
  update(index: number, { snapshot, at }: StateEvent): StateView {
    const view = toStateView(snapshot, { at, epoch: this.#epoch });
    this.#views[index] = view;
    return view;
  }

  at(index: number): StateView {
    const view = this.#views[index];
    if (!view) throw new RangeError(`There is no breaker with index ${index}.`);
    return view;
  }

  #view({ breaker }: ManagedBreaker): StateView {
    return toStateView(breaker.snapshot(), { at: this.#clock.now(), epoch: this.#epoch });
  }
}
