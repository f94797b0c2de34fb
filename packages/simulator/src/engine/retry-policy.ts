import { type Chance, DRAWS, STREAMS } from '../chance/draw.ts';
import { micros } from '../clock/micros.ts';
import { outcomeOf, type ResultKind } from '../run/result-kind.ts';
import type { Retry } from '../scenario/lane.ts';
import type { Call } from './call.ts';

/** Whether, and after how long, a failed attempt is followed by another. */
export class RetryPolicy {
  readonly #retry: Retry;
  readonly #chance: Chance;
  #tokens: number;

  constructor(retry: Retry, chance: Chance) {
    this.#retry = retry;
    this.#chance = chance;
    this.#tokens = retry.budget?.most ?? 0;
  }

  get isInside(): boolean {
    return this.#retry.place === 'inside';
  }

  /** Of every request once. */
  credit(): void {
    const { budget } = this.#retry;
    if (budget !== undefined) this.#tokens = Math.min(budget.most, this.#tokens + budget.ratio);
  }

  /** µs until the next attempt; null: there is none. */
  next(call: Call, attempt: number, kind: ResultKind): number | null {
    const { attempts, refusals = false, budget } = this.#retry;
    const outcome = outcomeOf(kind);
    const wanted = outcome === 'failed' || (outcome === 'refused' && refusals);
    if (!wanted || attempt >= attempts) return null;
    if (budget !== undefined && this.#tokens < 1) return null;
    this.#tokens -= 1;
    return this.#wait(call, attempt);
  }

  #wait(call: Call, attempt: number): number {
    const { backoffMs, multiplier = 1, jitter = 0 } = this.#retry;
    let wait = backoffMs;
    for (let grown = 1; grown < attempt; grown += 1) wait *= multiplier; // `**` may round otherwise elsewhere
    return micros(wait * (1 - jitter * (this.#chance.draw(STREAMS.backoff, call.id, attempt) / DRAWS)));
  }
}
