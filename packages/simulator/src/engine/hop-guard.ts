import { AdaptiveThrottle } from '@fuseboard/breaker/adaptive-throttle';
import { DRAWS, STREAMS } from '../chance/draw.ts';
import { outcomeOf, type ResultKind } from '../run/result-kind.ts';
import type { Hop } from '../scenario/lane.ts';
import type { Call } from './call.ts';
import type { LaneSurroundings } from './lane-surroundings.ts';
import type { RecordedBreaker } from './recorded-breaker.ts';

/** Leave for one attempt, from the throttle and the breaker of a hop. */
export interface Pass {
  readonly breaker: RecordedBreaker | null;
  /** Why there is none; null: it may go. */
  readonly refused: ResultKind | null;
  /** How it ended, after so many µs. */
  readonly report: (kind: ResultKind, took: number) => void;
}

/** What stands before every attempt of a hop. */
export class HopGuard {
  readonly #hop: Hop;
  readonly #lane: LaneSurroundings;
  readonly #breakers: readonly RecordedBreaker[];
  readonly #throttle: AdaptiveThrottle | null;
  #drawnFor: readonly [number, number] = [0, 0];

  constructor(hop: Hop, at: number, lane: LaneSurroundings) {
    this.#hop = hop;
    this.#lane = lane;
    this.#breakers = hop.breaker === undefined ? [] : lane.makeBreakers(hop.breaker, at);
    this.#throttle =
      hop.throttle === undefined
        ? null
        : new AdaptiveThrottle(`throttle ${at + 1}`, hop.throttle, {
            clock: lane.timeline.clock(() => {}),
            random: () => lane.chance.draw(STREAMS.throttle, ...this.#drawnFor) / DRAWS,
          });
  }

  ask(call: Call, attempt: number): Pass {
    this.#drawnFor = [call.id, attempt];
    const leave = this.#throttle?.acquire() ?? NO_THROTTLE;
    if (leave === 0) return { breaker: null, refused: 'throttled', report: () => {} };
    const breaker = this.#breakerOf(call.key);
    const permit = breaker === null ? NO_THROTTLE : this.#permit(breaker);
    if (typeof permit === 'string') {
      this.#throttle?.ignore(leave);
      return { breaker, refused: permit, report: () => {} };
    }
    return {
      breaker,
      refused: null,
      report: (kind, took) => {
        if (this.#throttle !== null) reportTo(this.#throttle, leave, kind);
        breaker?.report(permit, kind, took);
      },
    };
  }

  #permit(breaker: RecordedBreaker): number | ResultKind {
    const unreachable =
      this.#hop.breaker?.shared === true && this.#lane.weather.storeIsDown(this.#lane.timeline.now);
    return unreachable ? 'store-down' : breaker.acquire();
  }

  #breakerOf(key: number): RecordedBreaker | null {
    return this.#breakers[this.#hop.breaker?.scope === 'per-key' ? key : 0] ?? null;
  }
}

/** In the place of a permit where nobody gives any. */
const NO_THROTTLE = -1;

function reportTo(throttle: AdaptiveThrottle, permit: number, kind: ResultKind): void {
  if (outcomeOf(kind) === 'succeeded') throttle.succeed(permit);
  else throttle.fail(permit);
}
