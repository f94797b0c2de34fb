import type { ResultKind } from '../run/result-kind.ts';

/** A request on its way down, the same at every hop. */
export interface Call {
  /** Its row in the log. */
  readonly row: number;
  /** The same in all lanes: what its fate is drawn by. */
  readonly id: number;
  readonly key: number;
  /** µs; when its caller leaves. Infinity: never. */
  readonly leavesAt: number;
  /** How often a dependency has been given it: another attempt meets another fate, the same in all lanes. */
  executions: number;
}

export interface Result {
  readonly kind: ResultKind;
  /** µs since it was true, where it is from a cache. */
  readonly age?: number;
}

/** What a hop calls: the next hop, or the dependency. The answer calls the work off, where it can be. */
export interface Callee {
  call(call: Call, done: (result: Result) => void): () => void;
}

export const OK: Result = { kind: 'ok' };
