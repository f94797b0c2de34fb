import type { ResolvedCircuitBreakerConfig } from './resolved-config.ts';
import type { WindowCounts } from './sliding-window.ts';
import type { TripCause } from './transition-cause.ts';

/** The trip rules as bits: several can be met at once, and asking costs no allocation. */
const FAILURE_RATE = 1;
const SLOW_CALL_RATE = 2;
const CONSECUTIVE_FAILURES = 4;

export type TripRules = Pick<
  ResolvedCircuitBreakerConfig,
  'minimumNumberOfCalls' | 'failureRateThreshold' | 'slowCallRateThreshold' | 'consecutiveFailuresThreshold'
>;

/** The rules that the window and the streak meet (rule W6). */
export function metRules(window: WindowCounts, streak: number, rules: TripRules): number {
  let met = 0;
  if (window.total >= rules.minimumNumberOfCalls) {
    if (100 * window.failed >= rules.failureRateThreshold * window.total) met |= FAILURE_RATE;
    if (100 * window.slow >= rules.slowCallRateThreshold * window.total) met |= SLOW_CALL_RATE;
  }
  const longest = rules.consecutiveFailuresThreshold;
  return longest !== null && streak >= longest ? met | CONSECUTIVE_FAILURES : met;
}

/** The met rules one by one, the one that names a trip first. */
export function namesOf(met: number): readonly TripCause['type'][] {
  const names: TripCause['type'][] = [];
  if ((met & FAILURE_RATE) !== 0) names.push('failure-rate');
  if ((met & SLOW_CALL_RATE) !== 0) names.push('slow-call-rate');
  if ((met & CONSECUTIVE_FAILURES) !== 0) names.push('consecutive-failures');
  return names;
}

/** Percent of the window; null below the minimum (rule W5). */
export function rateOf(part: number, total: number, minimum: number): number | null {
  return total >= minimum ? (100 * part) / total : null;
}
