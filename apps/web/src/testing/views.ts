import type {
  BreakerState,
  CommandEntry,
  LifetimeTotals,
  NumbersView,
  SeriesPoint,
  StateView,
  ThresholdsView,
  TransitionEntry,
  TripCause,
} from '@fuseboard/protocol';

/** A round instant for tests: 2026-03-01 12:00:00 UTC. */
export const NOON = 1_772_366_400_000;

export const THRESHOLDS: ThresholdsView = {
  failureRate: 50,
  slowCallRate: 100,
  slowCallDuration: 60_000,
  consecutiveFailures: null,
  minimumNumberOfCalls: 20,
  permittedNumberOfCallsInHalfOpenState: 5,
  automaticTransitionFromOpenToHalfOpen: false,
  measureLatency: true,
  window: { type: 'count-based', size: 50 },
};

export const NO_TOTALS: LifetimeTotals = {
  success: 0,
  failure: 0,
  ignored: 0,
  rejected: 0,
  late: 0,
  timeout: 0,
};

export function stateView(state: BreakerState, more: Partial<StateView> = {}): StateView {
  return {
    state,
    since: NOON,
    generation: 1,
    openAttempt: 0,
    openings: [],
    retryAt: null,
    override: null,
    cause: null,
    ...more,
  };
}

export function numbersView(more: Partial<NumbersView> = {}): NumbersView {
  return {
    failureRate: null,
    slowCallRate: null,
    calls: { buffered: 0, failed: 0, slow: 0, minimum: 20 },
    consecutiveFailures: 0,
    rate: 4.8,
    latency: null,
    totals: NO_TOTALS,
    waitElapsed: false,
    halfOpen: null,
    slowStart: null,
    ...more,
  };
}

export function seriesPoint(at: number, more: Partial<SeriesPoint> = {}): SeriesPoint {
  return {
    at,
    ...NO_TOTALS,
    slow: 0,
    failureRate: null,
    slowCallRate: null,
    p50: null,
    p95: null,
    p99: null,
    state: 'closed',
    ...more,
  };
}

export const TRIPPED: TripCause = {
  type: 'failure-rate',
  observed: 62,
  threshold: 50,
  totals: { bufferedCalls: 50, failedCalls: 31, slowCalls: 0, slowFailedCalls: 0 },
  errors: [
    { name: 'Error', code: null, message: 'HTTP 503', count: 24 },
    { name: 'Error', code: 'ECONNREFUSED', message: 'connect ECONNREFUSED 127.0.0.1:9', count: 7 },
  ],
};

export function transitionEntry(
  seq: number,
  move: { readonly from: BreakerState; readonly to: BreakerState },
  more: Partial<TransitionEntry> = {},
): TransitionEntry {
  const cause = more.cause ?? TRIPPED;
  return {
    kind: 'transition',
    seq,
    at: NOON + seq * 1_000,
    breaker: 'payments',
    cause,
    totals: TRIPPED.totals,
    after: stateView(move.to, { cause, generation: seq }),
    ...move,
    ...more,
  };
}

export function commandEntry(seq: number, more: Partial<CommandEntry> = {}): CommandEntry {
  return {
    kind: 'command',
    seq,
    at: NOON + seq * 1_000,
    breaker: 'payments',
    command: 'force-open',
    actor: 'ana',
    reason: 'deploy 1.4.2',
    expiresAt: null,
    outcome: 'applied',
    code: null,
    before: stateView('closed'),
    after: stateView('forced-open', { generation: 2 }),
    transition: null,
    ...more,
  };
}
