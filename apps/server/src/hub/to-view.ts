import type { BreakerSnapshot, Explanation, TransitionCause } from '@fuseboard/breaker';
import type { CauseView, ExplanationView, NumbersView, StateView } from '@fuseboard/protocol';
import type { Epoch } from './epoch.ts';

/** Where the instants of a view come from: `at` is when the snapshot was taken, on the breaker's clock. */
export interface ViewTime {
  readonly at: number;
  readonly epoch: Epoch;
}

export function toCauseView(cause: TransitionCause, epoch: Epoch): CauseView {
  if (cause.type !== 'operator') return cause;
  const { type, command, reason, actor, expiresAt } = cause;
  return { type, command, reason, actor, expiresAt: expiresAt === null ? null : epoch.at(expiresAt) };
}

export function toExplanationView(explanation: Explanation, epoch: Epoch): ExplanationView {
  const { cause } = explanation;
  return { ...explanation, cause: cause && toCauseView(cause, epoch) };
}

/** All but what one moment does not tell. */
export type MomentView = Omit<StateView, 'openings'>;

export function toMomentView(snapshot: BreakerSnapshot, { at, epoch }: ViewTime): MomentView {
  const { override, cause } = snapshot;
  return {
    state: snapshot.state,
    since: epoch.at(snapshot.since),
    generation: snapshot.generation,
    openAttempt: snapshot.openAttempt,
    retryAt: instantAfter(snapshot.retryAfterMs, { at, epoch }),
    override: override && {
      command: override.command,
      reason: override.reason,
      actor: override.actor,
      expiresAt: instantAfter(override.expiresInMs, { at, epoch }),
    },
    cause: cause && toCauseView(cause, epoch),
  } satisfies MomentView;
}

/** ms; no date lies beyond it. */
const LAST_DATE = 8.64e15;

/** null for a time left that is unknown or without end. */
function instantAfter(left: number | null, { at, epoch }: ViewTime): number | null {
  const instant = left === null ? Number.POSITIVE_INFINITY : epoch.at(at + left);
  return instant <= LAST_DATE ? instant : null;
}

/** What the numbers of a view need beside the snapshot. */
export interface Asked extends ViewTime {
  /** Calls per second. */
  readonly rate: number;
  readonly minimum: number;
}

export function toNumbersView(snapshot: BreakerSnapshot, asked: Asked): NumbersView {
  const { rate, minimum, at, epoch } = asked;
  const { latency, totals, slowStart } = snapshot;
  return {
    failureRate: snapshot.failureRate,
    slowCallRate: snapshot.slowCallRate,
    calls: {
      buffered: snapshot.bufferedCalls,
      failed: snapshot.failedCalls,
      slow: snapshot.slowCalls,
      minimum,
    },
    consecutiveFailures: snapshot.consecutiveFailures,
    rate,
    latency: latency && latency.count > 0 ? { p50: latency.p50, p95: latency.p95, p99: latency.p99 } : null,
    totals,
    waitElapsed: snapshot.waitElapsed,
    halfOpen: snapshot.halfOpen,
    slowStart: slowStart && {
      admittedRate: slowStart.admittedRate,
      endsAt: epoch.at(at + slowStart.endsInMs),
    },
  } satisfies NumbersView;
}
