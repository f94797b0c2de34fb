import type { ResolvedCircuitBreakerConfig } from '@fuseboard/breaker';
import type { ThresholdsView } from './breaker-view.ts';

/** Of a configuration what the wire has, and what is drawn and explained by. */
export function toThresholdsView(config: ResolvedCircuitBreakerConfig): ThresholdsView {
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
        ? { type: window.type, size: window.size }
        : { type: window.type, duration: window.duration },
  } satisfies ThresholdsView;
}
