import { assertNever } from '../assert-never.ts';
import type { HalfOpenSnapshot } from '../breaker-snapshot.ts';
import type { BreakerState } from '../breaker-state.ts';
import type { ExplainableBreaker, ExplainableRules, NextMove } from './explanation.ts';

/** What would move the breaker, the likeliest first. */
export function nextMoves(breaker: ExplainableBreaker, rules: ExplainableRules): readonly NextMove[] {
  switch (breaker.state) {
    case 'closed':
      return trips(breaker, rules);
    case 'open':
      return [leaveOpen(breaker, rules), byOperator('closed')];
    case 'half-open':
      return breaker.halfOpen === null
        ? []
        : [...verdicts(breaker.halfOpen, rules), reopening(breaker.retryAfterMs)];
    case 'forced-open':
      return overridden(breaker, 'half-open');
    case 'disabled':
    case 'metrics-only':
      return overridden(breaker, 'closed');
    default:
      return assertNever(breaker.state);
  }
}

function trips(breaker: ExplainableBreaker, rules: ExplainableRules): readonly NextMove[] {
  const { failedCalls, slowCalls, consecutiveFailures } = breaker;
  const { failureRateThreshold, slowCallRateThreshold, consecutiveFailuresThreshold, measureLatency } = rules;
  const streak = (consecutiveFailuresThreshold ?? Infinity) - consecutiveFailures;
  const failed: Share = { part: failedCalls, threshold: failureRateThreshold };
  const slow: Share = { part: slowCalls, threshold: slowCallRateThreshold };
  const failures = Math.min(streak, grown(failed, breaker, rules), kept(slow, breaker, rules));
  const slower = measureLatency
    ? Math.min(grown(slow, breaker, rules), kept(failed, breaker, rules))
    : Infinity;
  return [byCalls('open', 'failures', failures), byCalls('open', 'slow-calls', slower)].filter(
    ({ calls }) => calls !== Infinity,
  );
}

interface Share {
  /** Calls of the kind in the window. */
  readonly part: number;
  readonly threshold: number;
}

/**
 * The fewest calls of the kind in a row after which its share is at the threshold and the minimum is met: from
 * 100·(part + k) >= threshold·(total + k). In a full window by count each pushes another out; at best one of the other kind.
 */
function grown(
  { part, threshold }: Share,
  { bufferedCalls: total }: ExplainableBreaker,
  { minimumNumberOfCalls, slidingWindow: { size = Infinity } }: ExplainableRules,
): number {
  const growing = part === total ? 0 : Math.ceil((threshold * total - 100 * part) / (100 - threshold));
  const forRate = total + growing <= size ? growing : Math.ceil((threshold * size) / 100) - part;
  return Math.max(1, minimumNumberOfCalls - total, forRate);
}

/** A share that is above its threshold and only waits for the minimum opens with calls of any kind, if it lasts so long. */
function kept(
  { part, threshold }: Share,
  { bufferedCalls: total }: ExplainableBreaker,
  { minimumNumberOfCalls: minimum }: ExplainableRules,
): number {
  return total < minimum && 100 * part >= threshold * minimum ? minimum - total : Infinity;
}

function leaveOpen(
  { retryAfterMs, waitElapsed }: ExplainableBreaker,
  { automaticTransitionFromOpenToHalfOpen: automatic }: ExplainableRules,
): NextMove {
  const inMs = waitElapsed ? 0 : retryAfterMs;
  if (inMs === null || inMs === Infinity) return byOperator('half-open');
  return { to: 'half-open', on: automatic ? 'time' : 'next-call', calls: null, inMs };
}

/** See rule HO2: how many more probes have to end well, or badly, for the verdict to fall. */
function verdicts(probes: HalfOpenSnapshot, rules: ExplainableRules): readonly NextMove[] {
  const { permitted, succeeded, failed, slow } = probes;
  const failures = Math.ceil((rules.failureRateThreshold * permitted) / 100) - failed;
  const slowCalls = Math.ceil((rules.slowCallRateThreshold * permitted) / 100) - slow;
  const toCome = permitted - succeeded - failed;
  // Closed once the probes left are fewer than those it would take to re-open.
  const successes = toCome - Math.min(failures, slowCalls) + 1;
  return [
    byCalls('closed', 'probes', successes),
    byCalls('open', 'failures', failures),
    byCalls('open', 'slow-calls', slowCalls),
  ].filter(
    ({ on, calls }) => calls !== null && calls <= toCome && (on !== 'slow-calls' || rules.measureLatency),
  );
}

function reopening(inMs: number | null): NextMove {
  return { to: 'open', on: 'time', calls: null, inMs };
}

function overridden({ override }: ExplainableBreaker, end: BreakerState): readonly NextMove[] {
  const inMs = override?.expiresInMs ?? null;
  const expiry: NextMove = { to: end, on: 'time', calls: null, inMs };
  return inMs === null ? [byOperator('closed')] : [expiry, byOperator('closed')];
}

function byCalls(to: BreakerState, on: NextMove['on'], calls: number): NextMove {
  return { to, on, calls, inMs: null };
}

function byOperator(to: BreakerState): NextMove {
  return { to, on: 'operator', calls: null, inMs: null };
}
