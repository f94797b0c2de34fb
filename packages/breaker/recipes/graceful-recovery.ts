import { readFileSync, writeFileSync } from 'node:fs';
import {
  CircuitBreaker,
  type CircuitBreakerConfig,
  type CircuitBreakerMemento,
  type CircuitBreakerRuntime,
  InvalidConfigError,
} from '@fuseboard/breaker';

/** Opens for 1 s, 2 s, 4 s and so on up to a minute, ± 20 %, and lets traffic back in over half a minute. */
export const GENTLE: CircuitBreakerConfig = {
  waitDurationInOpenState: { initial: 1_000, max: 60_000, jitter: 0.2 },
  permittedNumberOfCallsInHalfOpenState: 3,
  slowStart: { duration: 30_000, initialRate: 10 },
};

interface Saved {
  /** Wall time, ms: the one clock that two processes share. */
  readonly savedAt: number;
  readonly memento: CircuitBreakerMemento;
}

/** The breaker as it was when the process before this one ended, so that a deployment calls no endpoint that is down. */
export function reviveBreaker(
  name: string,
  file: string,
  runtime: CircuitBreakerRuntime = {},
): CircuitBreaker {
  try {
    const { savedAt, memento } = JSON.parse(readFileSync(file, 'utf8')) as Saved; // `restore` checks it
    return CircuitBreaker.restore(memento, GENTLE, {
      ...runtime,
      elapsedSinceExportMs: Date.now() - savedAt,
    });
  } catch (error) {
    if (!isUnusable(error)) throw error;
    return new CircuitBreaker(name, GENTLE, runtime);
  }
}

export function saveBreaker(breaker: CircuitBreaker, file: string): void {
  const saved: Saved = { savedAt: Date.now(), memento: breaker.export() };
  writeFileSync(file, JSON.stringify(saved));
}

/** With the server closed first, so that what calls under way tell is saved too. */
export function saveOnSigterm(breaker: CircuitBreaker, file: string, close: () => Promise<void>): void {
  process.once('SIGTERM', () => void close().finally(() => saveBreaker(breaker, file)));
}

/** No file yet, or one that is cut short or of another version: begin closed. A mistake in `GENTLE` is another matter. */
function isUnusable(error: unknown): boolean {
  if (InvalidConfigError.is(error)) return error.path.startsWith('memento');
  return (
    error instanceof SyntaxError || (error instanceof Error && 'code' in error && error.code === 'ENOENT')
  );
}
