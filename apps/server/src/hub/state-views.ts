import type { BreakerSnapshot } from '@fuseboard/breaker';
import type { StateView } from '@fuseboard/protocol';
import type { Layout, Move } from '../breakers/layout.ts';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import type { ServerClock } from '../server-clock.ts';
import type { Epoch } from './epoch.ts';
import type { Openings } from './openings.ts';
import { type MomentView, toMomentView } from './to-view.ts';

/** Of an event: the picture after it, and its instant on the breaker's clock. */
interface StateEvent {
  readonly snapshot: BreakerSnapshot;
  readonly at: number;
}

export interface StateViewsDeps {
  readonly layout: Layout;
  readonly clock: ServerClock;
  readonly epoch: Epoch;
  readonly openings: Openings;
}

/**
 * The state of every breaker as its last event left it. Nothing but an event changes a state, and kept from then on its
 * deadline stands still: a snapshot taken after the deadline has only zero milliseconds left to tell.
 */
export class StateViews {
  readonly #deps: StateViewsDeps;
  #layout: Layout;
  #views: MomentView[];
  #version = 0;

  constructor(deps: StateViewsDeps) {
    this.#deps = deps;
    this.#layout = deps.layout;
    this.#views = deps.layout.breakers.map((managed) => this.#view(managed));
  }

  adopt(layout: Layout, move: Move): void {
    this.#layout = layout;
    this.#version += 1;
    this.#views = move(this.#views, (managed) => this.#view(managed));
  }

  /** Another one whenever any state is. */
  get version(): number {
    return this.#version;
  }

  /** `at` may lie back: what time has ended is found out later, and counts as of its own instant. */
  update(index: number, { snapshot, at }: StateEvent): StateView {
    this.#version += 1;
    this.#views[index] = toMomentView(snapshot, { at, epoch: this.#deps.epoch });
    return this.at(index);
  }

  at(index: number): StateView {
    const view = this.#views[index];
    const name = this.#layout.breakers[index]?.name;
    if (!view || name === undefined) throw new RangeError(`There is no breaker with index ${index}.`);
    const { openings, epoch } = this.#deps;
    return { ...view, openings: openings.of(name, epoch.now()) };
  }

  #view({ breaker }: ManagedBreaker): MomentView {
    const { clock, epoch } = this.#deps;
    return toMomentView(breaker.snapshot(), { at: clock.now(), epoch });
  }
}
