import { CircuitBreaker } from '@fuseboard/breaker';
import { AdaptiveThrottle } from '@fuseboard/breaker/adaptive-throttle';

export const throttle = new AdaptiveThrottle('payments');
export const breaker = new CircuitBreaker('payments', { timeout: 2_000 });

export function pay(url: string): Promise<Response> {
  return throttle.execute(({ signal }) =>
    breaker.execute((context) => fetch(url, { method: 'POST', signal: context.signal }), { signal }),
  );
}
