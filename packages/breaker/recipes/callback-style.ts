import { CallNotPermittedError, type CircuitBreaker, type Clock, systemClock } from '@fuseboard/breaker';

export type Callback<T> = (error: Error | null, value?: T) => void;
export type Request<T> = (key: string, done: Callback<T>) => void;

/** A call that is no promise: take a permit, and say with `succeed`, `fail` or `ignore` how it ended, once. */
export function guard<T>(
  breaker: CircuitBreaker,
  request: Request<T>,
  clock: Clock = systemClock,
): Request<T> {
  return (key, done) => {
    const permit = breaker.acquire();
    if (permit === 0) {
      done(new CallNotPermittedError(breaker.name, breaker.state, breaker.snapshot().retryAfterMs));
      return;
    }
    const startedAt = clock.now();
    request(key, (error, value) => {
      const durationMs = clock.now() - startedAt;
      if (error === null) breaker.succeed(permit, durationMs);
      else breaker.fail(permit, durationMs, error);
      done(error, value);
    });
  };
}
