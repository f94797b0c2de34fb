import { CircuitBreaker, type CircuitBreakerRuntime } from '@fuseboard/breaker';

class ConnectError extends Error {}
class ValidationError extends Error {}

export function createInventory(runtime: CircuitBreakerRuntime = {}): CircuitBreaker {
  return new CircuitBreaker(
    'inventory',
    {
      slidingWindow: { type: 'time-based', duration: 30_000, buckets: 30 }, // slidingWindowSize: 30
      minimumNumberOfCalls: 10,
      failureRateThreshold: 40,
      slowCallDurationThreshold: 2_000,
      slowCallRateThreshold: 80,
      waitDurationInOpenState: { initial: 5_000, multiplier: 1.5, max: 60_000 },
      permittedNumberOfCallsInHalfOpenState: 4,
      automaticTransitionFromOpenToHalfOpen: true,
      classifyError: (error) => {
        if (error instanceof ValidationError) return 'ignored'; // ignoreExceptions
        return error instanceof ConnectError ? 'failure' : 'success'; // recordExceptions: all others succeed
      },
    },
    runtime,
  );
}

export { ConnectError, ValidationError };
