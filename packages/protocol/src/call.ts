import type { CallEvent } from '@fuseboard/breaker';

/** One real call of a watched breaker. */
export interface CallView {
  /** Grows by one with every call seen of this breaker since it was first watched. */
  readonly id: number;
  readonly outcome: CallEvent['outcome'];
  readonly kind: CallEvent['kind'];
  readonly durationMs: number | null;
  readonly slow: boolean;
  /** Made half-open, and counted there. */
  readonly probe: boolean;
  /** Epoch ms of the outcome. */
  readonly at: number;
  /** `name code: message` of the error, at most 200 characters; null without one. */
  readonly error: string | null;
}

/** The calls since the last batch. Above 200 a second only a sample is sent, and `seen` tells how many there were. */
export interface CallBatch {
  readonly breaker: string;
  readonly calls: readonly CallView[];
  readonly seen: number;
}
