import type { Latency } from '../chance/quantiles.ts';

/** What is called. In good weather it fails nobody. */
export interface Dependency {
  readonly name: string;
  readonly latency: Latency;
  /** How many calls it works on at once; the others wait in the order they came. Left out: any number. */
  readonly slots?: number;
  /** How many may wait; more are answered `overloaded`. Left out: any number. */
  readonly queue?: number;
  /** How many a second it takes; more are answered `overloaded`. Left out: any number. */
  readonly perSecond?: number;
  /** With more than `inFlight` calls inside it falls over: all of them fail, and so does everything for `downMs`. */
  readonly collapse?: { readonly inFlight: number; readonly downMs: number };
  /** Instead of chance: what becomes of its calls one after another, `.` well and `x` badly, from the start again at the end. */
  readonly script?: {
    readonly outcomes: string;
    /** Counted by the calls it is given, or by the number of the request. */
    readonly by: 'execution' | 'request';
  };
}

/** The weather: from `atMs` to `untilMs` a dependency is not as it was. Of two that say something of the same, the later in the list holds. */
export interface Fault {
  readonly atMs: number;
  /** Left out: to the end. */
  readonly untilMs?: number;
  /** Its place in the list; left out: all. */
  readonly dependency?: number;
  /** Only calls of this key meet it; of no use to `slots`, `perSecond` and `storeDown`. */
  readonly key?: number;
  /** It comes on in a straight line for so long. */
  readonly rampMs?: number;
  /** It goes away in a straight line for so long, after `untilMs`: a slow recovery. */
  readonly fadeMs?: number;
  /** Percent. */
  readonly errorRate?: number;
  /** What its errors are. @default `error` */
  readonly errorKind?: FaultKind;
  /** Times as long. */
  readonly latencyFactor?: number;
  /** ms more. */
  readonly addedLatencyMs?: number;
  /** Percent of calls that are answered only after `hangMs`. */
  readonly hangRate?: number;
  readonly hangMs?: number;
  readonly slots?: number;
  readonly perSecond?: number;
  /** The store that breakers with `shared` keep their state in cannot be reached. */
  readonly storeDown?: boolean;
}

/** What can be wrong with an answer: an error, a 404, a 503, a call given up by its caller. */
export type FaultKind = 'error' | 'not-found' | 'unavailable' | 'cancelled';
