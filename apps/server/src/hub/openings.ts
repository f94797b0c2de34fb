import {
  type BreakerState,
  FLAP_OPENINGS,
  FLAP_WINDOW_MS,
  type JournalEntry,
  MOST_OPENINGS,
} from '@fuseboard/protocol';

interface MoveOf {
  readonly from: BreakerState;
  readonly to: BreakerState;
  readonly cause: { readonly type: string };
}

/**
 * When each breaker opened within the last minutes. What counts is that it had closed before: a probe that fails is the same outage
 * going on, and what an operator trips is no doing of the endpoint's.
 */
export class Openings {
  readonly #byBreaker = new Map<string, readonly number[]>();

  /** Goes on from what the journal has, so that a restart forgets nothing. */
  constructor(entries: Iterable<JournalEntry>, now: number) {
    for (const entry of entries) {
      if (entry.kind === 'transition' && entry.at > now - FLAP_WINDOW_MS)
        this.note(entry.breaker, entry, entry.at);
    }
  }

  note(breaker: string, { from, to, cause }: MoveOf, at: number): void {
    if (from !== 'closed' || to !== 'open' || cause.type === 'operator') return;
    const known = this.#byBreaker.get(breaker) ?? [];
    this.#byBreaker.set(breaker, [...recent(known, at), at].slice(-MOST_OPENINGS));
  }

  /** Those that make it flap; none where they are too few. */
  of(breaker: string, now: number): readonly number[] {
    const known = this.#byBreaker.get(breaker);
    if (known === undefined) return NONE;
    const still = recent(known, now);
    if (still.length === 0) this.#byBreaker.delete(breaker);
    return still.length < FLAP_OPENINGS ? NONE : still;
  }
}

const NONE: readonly number[] = [];

const recent = (openings: readonly number[], now: number): readonly number[] =>
  openings.filter((at) => at > now - FLAP_WINDOW_MS);
