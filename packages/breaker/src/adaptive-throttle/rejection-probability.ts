import type { ResolvedAdaptiveThrottleConfig } from './adaptive-throttle-config.ts';
import type { RequestWindow } from './request-window.ts';

type Limits = Pick<
  ResolvedAdaptiveThrottleConfig,
  'multiplier' | 'minimumRequests' | 'maxRejectionProbability'
>;

/** Equation "client request rejection probability" of Site Reliability Engineering, ch. 21, with a floor and a cap (rule A1). */
export function rejectionProbability(
  { requests, accepts }: Pick<RequestWindow, 'requests' | 'accepts'>,
  { multiplier, minimumRequests, maxRejectionProbability }: Limits,
): number {
  if (requests < minimumRequests) return 0;
  const excess = (requests - multiplier * accepts) / (requests + 1);
  return Math.min(maxRejectionProbability, Math.max(0, excess));
}
