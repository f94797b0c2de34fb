import { CircuitBreaker } from '@fuseboard/breaker';

export function createForecast(load: (city: string, signal: AbortSignal) => Promise<string>) {
  const breaker = new CircuitBreaker('forecast', {
    consecutiveFailuresThreshold: 3,
    failureRateThreshold: 100, // the default, 50, would open it too
    waitDurationInOpenState: { initial: 1_000, max: 30_000 },
    permittedNumberOfCallsInHalfOpenState: 1,
    timeout: 2_000,
    classifyError: (error) =>
      error instanceof Error && error.message === 'no such city' ? 'success' : 'failure',
  });
  return {
    forecast: (city: string, signal?: AbortSignal) =>
      breaker.execute((context) => load(city, context.signal), { signal }),
    state: () => breaker.state,
  };
}
