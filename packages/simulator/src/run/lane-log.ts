import type { BreakerState, TransitionCause } from '@fuseboard/breaker';
import type { HopBreaker } from '../scenario/lane.ts';

/**
 * All that happened in a lane, as columns of numbers: made once, never changed, and handed from a worker to a page
 * without being copied. Instants are µs from the beginning of the lesson; -1: not yet.
 */
export interface LaneLog {
  readonly name: string;
  readonly events: EventColumns;
  readonly requests: RequestColumns;
  readonly attempts: AttemptColumns;
  readonly moves: readonly BreakerMove[];
  readonly breakers: readonly BreakerLog[];
}

/** In order of time; of the same instant, in the order in which they happened. What the others mean says `event-kind.ts`. */
export interface EventColumns {
  readonly at: Float64Array;
  readonly kind: Uint8Array;
  readonly subject: Int32Array;
  readonly detail: Int32Array;
  /** Of the breaker that was asked, after the event; 255: none was. */
  readonly state: Uint8Array;
}

/** In the order they were made. */
export interface RequestColumns {
  /** The same in all lanes. Of users: user * 65536 + how many it had made before. */
  readonly id: Int32Array;
  readonly key: Int32Array;
  readonly askedAt: Float64Array;
  readonly endedAt: Float64Array;
  readonly kind: Uint8Array;
  /** Of an answer from the cache, µs since it was true; -1: no such answer. */
  readonly age: Float64Array;
}

/** In the order they were made, those that were refused among them. */
export interface AttemptColumns {
  /** Its row. */
  readonly request: Int32Array;
  /** From the caller, from 0. */
  readonly hop: Uint8Array;
  /** From 1. */
  readonly number: Uint8Array;
  /** Its place in `breakers`; -1: none. */
  readonly breaker: Int32Array;
  readonly sentAt: Float64Array;
  readonly endedAt: Float64Array;
  readonly kind: Uint8Array;
  /** 1: it was a probe of half-open. */
  readonly probe: Uint8Array;
}

export interface BreakerMove {
  readonly breaker: number;
  /** µs */
  readonly at: number;
  readonly from: BreakerState;
  readonly to: BreakerState;
  readonly cause: TransitionCause;
}

/** Everything a breaker was told, in order: tell another the same and it is in the same state, for the same reasons. */
export interface BreakerLog {
  readonly name: string;
  readonly hop: number;
  /** null: it serves all keys. */
  readonly key: number | null;
  readonly config: HopBreaker['config'];
  readonly seed: number;
  readonly told: ToldColumns;
}

export interface ToldColumns {
  readonly at: Float64Array;
  /** Its place in `TOLD_KINDS`. */
  readonly kind: Uint8Array;
  /** The permit, or the command's place in the lane's. */
  readonly permit: Int32Array;
  /** ms */
  readonly duration: Float64Array;
  /** How the call ended. */
  readonly result: Uint8Array;
}

/** What a breaker can be told. `timer`: that the time it had asked to be woken at is there. */
export const TOLD_KINDS = ['asked', 'succeeded', 'failed', 'ignored', 'timer', 'commanded'] as const;
export type ToldKind = (typeof TOLD_KINDS)[number];
