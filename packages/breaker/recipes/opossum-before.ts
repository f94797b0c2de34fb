import Opossum from 'opossum';

export function createForecast(load: (city: string) => Promise<string>) {
  const breaker = new Opossum(load, {
    name: 'forecast',
    timeout: 2_000,
    errorThresholdPercentage: 50,
    volumeThreshold: 5,
    rollingCountTimeout: 10_000,
    resetTimeout: 5_000,
    errorFilter: (error: Error) => error.message === 'no such city',
  });
  breaker.fallback(() => 'no forecast');
  return {
    forecast: (city: string) => breaker.fire(city),
    state: () => (breaker.opened ? 'open' : breaker.halfOpen ? 'half-open' : 'closed'),
  };
}
