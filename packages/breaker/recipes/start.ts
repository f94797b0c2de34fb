import { CallNotPermittedError, CircuitBreaker } from '@fuseboard/breaker';

export const payments = new CircuitBreaker('payments', {
  slidingWindow: { type: 'time-based', duration: 10_000 }, // judge the calls of the last 10 s:
  failureRateThreshold: 40, // open when 40 % of them failed (and there were at least 20),
  waitDurationInOpenState: 5_000, // refuse calls for 5 s, then let 5 of them probe;
  timeout: 2_000, // and a call that takes longer than 2 s has failed
});

export async function charge(url: string, order: string): Promise<string> {
  try {
    return await payments.execute(async ({ signal }) => {
      const response = await fetch(url, { method: 'POST', body: order, signal });
      if (response.status >= 500) throw new Error(`payments answered ${response.status}`);
      return response.text();
    });
  } catch (error) {
    if (!CallNotPermittedError.is(error)) throw error; // the call's own error, untouched
    return `not called; try again in ${error.retryAfterMs} ms`;
  }
}
