import type {
  BreakerCommand,
  BreakerState,
  Explanation,
  HalfOpenSnapshot,
  LatencySnapshot,
  LifetimeTotals,
  OperatorCause,
  OverrideCommand,
  TransitionCause,
  WindowMemento,
} from '@fuseboard/breaker';

/** The cause as the wire has it: the instant an override ends is epoch ms here, not the breaker's own clock. */
export type CauseView = Exclude<TransitionCause, OperatorCause> | OperatorCauseView;

export interface OperatorCauseView {
  readonly type: 'operator';
  readonly command: BreakerCommand;
  readonly reason: string | null;
  readonly actor: string | null;
  /** Epoch ms; null: until reset. */
  readonly expiresAt: number | null;
}

export interface OverrideView {
  readonly command: OverrideCommand;
  readonly reason: string | null;
  readonly actor: string | null;
  /** Epoch ms; null: until reset. */
  readonly expiresAt: number | null;
}

/** What changes only with a transition or a command: sent reliably, in order. */
export interface StateView {
  readonly state: BreakerState;
  /** Epoch ms when the present state began. */
  readonly since: number;
  readonly generation: number;
  readonly openAttempt: number;
  /** Epoch ms. Open: when a probe will be permitted. Half-open: when the lease ends. Forced open: when it expires. Otherwise null; null too for a wait without end. */
  readonly retryAt: number | null;
  readonly override: OverrideView | null;
  /** Why it last moved; null before the first transition. */
  readonly cause: CauseView | null;
  /** Epoch ms at which it, once closed, opened again by itself within ten minutes, oldest first; see `flapCount`. */
  readonly openings: readonly number[];
}

/** The rules a breaker trips by: percent, calls and ms. */
export interface ThresholdsView {
  readonly failureRate: number;
  readonly slowCallRate: number;
  readonly slowCallDuration: number;
  readonly consecutiveFailures: number | null;
  readonly minimumNumberOfCalls: number;
  readonly permittedNumberOfCallsInHalfOpenState: number;
  /** Whether a timer ends the wait in open; otherwise the first call after it does. */
  readonly automaticTransitionFromOpenToHalfOpen: boolean;
  /** Where false, no call is slow and no slow-call rate can trip it. */
  readonly measureLatency: boolean;
  readonly window:
    | { readonly type: 'count-based'; readonly size: number }
    | { readonly type: 'time-based'; readonly duration: number };
}

/** Closed after a recovery: a growing share of the calls is let through, the others are refused. */
export interface SlowStartView {
  /** Percent of the calls let through now. */
  readonly admittedRate: number;
  /** Epoch ms: from then on all of them are. */
  readonly endsAt: number;
}

/** The numbers of the window and of life so far: sent in frames, droppable. */
export interface NumbersView {
  /** Percent; null below the minimum number of calls. */
  readonly failureRate: number | null;
  readonly slowCallRate: number | null;
  readonly calls: {
    readonly buffered: number;
    readonly failed: number;
    readonly slow: number;
    readonly minimum: number;
  };
  readonly consecutiveFailures: number;
  /** Calls per second asked of the breaker, refused ones included, over the last few seconds. */
  readonly rate: number;
  /** ms; null where there is no sample or latency is not measured. */
  readonly latency: { readonly p50: number; readonly p95: number; readonly p99: number } | null;
  readonly totals: LifetimeTotals;
  /** Open, and the wait is over: the next call is the first probe. */
  readonly waitElapsed: boolean;
  readonly halfOpen: HalfOpenSnapshot | null;
  readonly slowStart: SlowStartView | null;
}

/** What `breaker.explain()` says, with the instants of its cause as the wire has them. */
export interface ExplanationView extends Omit<Explanation, 'cause'> {
  readonly cause: CauseView | null;
}

/** A breaker as REST lists it. */
export interface BreakerView extends StateView, NumbersView {
  readonly name: string;
  readonly group: string | null;
  readonly description: string | null;
  readonly thresholds: ThresholdsView;
  /** How many processes run it. */
  readonly instances: number;
}

/** What a page that watches one breaker gets at frame pace beside its numbers. */
export interface WindowView {
  readonly breaker: string;
  /** Epoch ms. */
  readonly at: number;
  readonly window: WindowMemento;
  readonly latency: LatencySnapshot | null;
}
