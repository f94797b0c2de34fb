import { assertNever } from './assert-never.ts';
import type { WindowCounts } from './sliding-window.ts';
import type { ErrorCount, TripCause, WindowTotals } from './transition-cause.ts';
import type { TripRules } from './trip-decision.ts';

/** What a cause is written from, as it stood at the instant of the trip. */
export interface TripEvidence {
  readonly window: WindowCounts;
  readonly streak: number;
  readonly rules: TripRules;
  readonly errors: readonly ErrorCount[];
}

export function tripCause(type: TripCause['type'], evidence: TripEvidence): TripCause {
  const { window, errors } = evidence;
  return Object.freeze({ type, ...observed(type, evidence), totals: totalsOf(window), errors });
}

function observed(
  type: TripCause['type'],
  { window, streak, rules }: TripEvidence,
): { observed: number; threshold: number } {
  switch (type) {
    case 'failure-rate':
      return { observed: (100 * window.failed) / window.total, threshold: rules.failureRateThreshold };
    case 'slow-call-rate':
      return { observed: (100 * window.slow) / window.total, threshold: rules.slowCallRateThreshold };
    case 'consecutive-failures':
      return { observed: streak, threshold: rules.consecutiveFailuresThreshold ?? streak };
    default:
      return assertNever(type);
  }
}

function totalsOf({ total, failed, slow, slowFailed }: WindowCounts): WindowTotals {
  return Object.freeze({
    bufferedCalls: total,
    failedCalls: failed,
    slowCalls: slow,
    slowFailedCalls: slowFailed,
  });
}
