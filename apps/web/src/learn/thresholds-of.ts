import type { ThresholdsView } from '@fuseboard/protocol';
import type { BreakerConfig } from './lane-facts.ts';

/** A configuration as the wire has it, which is what the charts draw. */
export function thresholdsOf(config: BreakerConfig): ThresholdsView {
  const { slidingWindow: window } = config;
  return {
    failureRate: config.failureRateThreshold,
    slowCallRate: config.slowCallRateThreshold,
    slowCallDuration: config.slowCallDurationThreshold,
    consecutiveFailures: config.consecutiveFailuresThreshold,
    minimumNumberOfCalls: config.minimumNumberOfCalls,
    permittedNumberOfCallsInHalfOpenState: config.permittedNumberOfCallsInHalfOpenState,
    automaticTransitionFromOpenToHalfOpen: config.automaticTransitionFromOpenToHalfOpen,
    measureLatency: config.measureLatency,
    window:
      window.type === 'count-based'
        ? { type: 'count-based', size: window.size }
        : { type: 'time-based', duration: window.duration },
  };
}
