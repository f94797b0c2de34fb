import type { ExplainableBreaker, ExplainableRules, NotOpenReason } from './explanation.ts';

/** Why a breaker that could be open is not: every rule that is not met, with how far it is from that. */
export function notOpen(breaker: ExplainableBreaker, rules: ExplainableRules): readonly NotOpenReason[] {
  const { state, totals } = breaker;
  if (state === 'open' || state === 'half-open' || state === 'forced-open') return [];
  const reasons: NotOpenReason[] = [];
  const add = (rule: NotOpenReason['rule'], observed: number | null, threshold: number | null): void => {
    reasons.push({ rule, observed, threshold });
  };
  if (state !== 'closed') add('forced', null, null);
  if (state === 'disabled') return reasons;
  if (breaker.failureRate === null)
    add('minimum-number-of-calls', breaker.bufferedCalls, rules.minimumNumberOfCalls);
  else {
    add('failure-rate', breaker.failureRate, rules.failureRateThreshold);
    if (rules.measureLatency) add('slow-call-rate', breaker.slowCallRate, rules.slowCallRateThreshold);
  }
  if (rules.consecutiveFailuresThreshold !== null)
    add('consecutive-failures', breaker.consecutiveFailures, rules.consecutiveFailuresThreshold);
  if (totals.ignored > 0) add('ignored', totals.ignored, null);
  return reasons;
}
