import { assertNever } from '../assert-never.ts';
import { outcomeOf } from '../run/result-kind.ts';
import type { Fallback } from '../scenario/lane.ts';
import type { Call, Result } from './call.ts';
import type { LaneSurroundings } from './lane-surroundings.ts';

/** What is said in the place of an answer that did not come. It is marked as that: it may be old, or no answer at all. */
export class FallbackAnswer {
  readonly #fallback: Fallback;
  readonly #lane: LaneSurroundings;
  /** µs; -1: there was none yet. */
  #lastGoodAt = -1;

  constructor(fallback: Fallback, lane: LaneSurroundings) {
    this.#fallback = fallback;
    this.#lane = lane;
  }

  answer(call: Call, result: Result, done: (result: Result) => void): void {
    const { now } = this.#lane.timeline;
    if (outcomeOf(result.kind) === 'succeeded') {
      this.#lastGoodAt = now;
      return done(result);
    }
    const fallback = this.#fallback;
    switch (fallback.type) {
      case 'default':
        return done({ kind: 'default' });
      case 'cache':
        return done(this.#lastGoodAt < 0 ? result : { kind: 'cached', age: now - this.#lastGoodAt });
      case 'dependency':
        this.#lane
          .dependency(fallback.dependency)
          .call(call, ({ kind }) => done({ kind: kind === 'ok' ? 'second-choice' : kind }));
        return;
      default:
        return assertNever(fallback);
    }
  }
}
