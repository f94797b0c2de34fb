import type { Judged, ModelConfig } from './naive-config.ts';

/** How a call really ends. The errors of another breaker are nobody's failure. */
export interface Ending {
  readonly throws: boolean;
  readonly countsAs: Judged['countsAs'] | 'another breaker';
}

/** How a call is made, and what it does. */
export interface CallPlan {
  readonly method: 'execute' | 'tryExecute';
  /** A `deaf` one goes on until the script ends it; a `heedful` one also rejects when its signal aborts. */
  readonly body: 'deaf' | 'heedful' | 'returns' | 'throws';
  readonly signal: 'none' | 'live' | 'aborted';
}

/** A permit, or a call of `execute`. */
export interface Held {
  readonly generation: number;
  /** For the breaker it has ended. */
  used: boolean;
}

export interface HeldPermit extends Held {
  readonly permit: number;
}

export interface HeldCall extends Held {
  readonly plan: CallPlan;
  readonly startedAt: number;
  readonly timeout: number;
  /** What the caller has been answered. */
  answer: string | null;
  /** It has really ended. */
  ended: boolean;
  timeoutCounted: boolean;
  /** The last configuration of the breaker that made the call, where that one is gone and another was restored. */
  orphanOf: ModelConfig | null;
}

/** What an outcome tells the breaker. */
export interface Conclusion {
  readonly type: 'success' | 'failure' | 'ignored';
  readonly kind: 'error' | 'result' | 'timeout' | null;
  readonly openFor: number | null;
}

export const IGNORED: Conclusion = { type: 'ignored', kind: null, openFor: null };
export const TIMED_OUT: Conclusion = { type: 'failure', kind: 'timeout', openFor: null };

/** `troubled`: the classifier was no help. */
export function conclusionOf(
  { throws, countsAs }: Ending,
  classifies: boolean,
): Conclusion & { readonly troubled: boolean } {
  const kind = throws ? 'error' : 'result';
  const failure = { type: 'failure', kind, openFor: null, troubled: false } as const;
  const success = { type: 'success', kind: null, openFor: null, troubled: false } as const;
  const unasked = throws ? failure : success;
  if (throws && countsAs === 'another breaker') return { ...IGNORED, troubled: false };
  if (!classifies) return unasked;
  if (typeof countsAs === 'object')
    return countsAs.openFor >= 0 ? { ...failure, openFor: countsAs.openFor } : failure;
  if (countsAs === 'ignored') return { ...IGNORED, troubled: false };
  if (countsAs === 'failure') return failure;
  return countsAs === 'success' ? success : { ...unasked, troubled: true };
}
