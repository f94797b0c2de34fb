import type { CircuitBreakerConfig } from '@fuseboard/breaker';

/** What `CircuitBreakerConfig.ofDefaults()` is in resilience4j, where it is not this package's default. */
export const RESILIENCE4J_DEFAULTS: CircuitBreakerConfig = {
  slidingWindow: { type: 'count-based', size: 100 },
  minimumNumberOfCalls: 100,
  waitDurationInOpenState: 60_000,
  permittedNumberOfCallsInHalfOpenState: 10,
  maxWaitDurationInHalfOpenState: 24 * 3_600_000, // theirs has no end: a probe that hangs is waited for as long
};
