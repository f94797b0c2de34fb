import { CircuitBreaker } from '@fuseboard/breaker';

const unknownCity = (error: unknown) => error instanceof Error && error.message === 'no such city';

export function createForecast(load: (city: string, signal: AbortSignal) => Promise<string>) {
  const breaker = new CircuitBreaker('forecast', {
    timeout: 2_000,
    failureRateThreshold: 50.1, // opossum opens above its percentage, this one at it
    minimumNumberOfCalls: 5,
    slidingWindow: { type: 'time-based', duration: 10_000 },
    waitDurationInOpenState: 5_000,
    automaticTransitionFromOpenToHalfOpen: true, // by a timer, as opossum does; false is as good for most
    permittedNumberOfCallsInHalfOpenState: 1,
    classifyError: (error) => (unknownCity(error) ? 'success' : 'failure'),
  });
  return {
    async forecast(city: string): Promise<string> {
      const result = await breaker.tryExecute(({ signal }) => load(city, signal));
      if (result.ok) return result.value;
      if (unknownCity(result.error)) throw result.error;
      return 'no forecast';
    },
    state: () => breaker.state,
  };
}
