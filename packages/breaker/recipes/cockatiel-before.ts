import {
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  ExponentialBackoff,
  handleWhen,
  noJitterGenerator,
  TimeoutStrategy,
  timeout,
  wrap,
} from 'cockatiel';

export function createForecast(load: (city: string, signal: AbortSignal) => Promise<string>) {
  const breaker = circuitBreaker(
    handleWhen((error) => error.message !== 'no such city'),
    {
      breaker: new ConsecutiveBreaker(3),
      halfOpenAfter: new ExponentialBackoff({
        initialDelay: 1_000,
        maxDelay: 30_000,
        generator: noJitterGenerator,
      }),
    },
  );
  const policy = wrap(breaker, timeout(2_000, TimeoutStrategy.Aggressive));
  return {
    forecast: (city: string, signal?: AbortSignal) =>
      policy.execute((context) => load(city, context.signal), signal),
    state: () => CircuitState[breaker.state],
  };
}
