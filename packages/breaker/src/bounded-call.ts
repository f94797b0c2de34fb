import { CallTimeoutError } from './breaker-errors.ts';
import type { LazyCallContext, ProtectedCall } from './call-context.ts';
import type { CallSignal } from './call-signal.ts';
import type { Clock } from './clock.ts';

/** What may end a call from outside. */
export interface CallBounds {
  readonly breaker: string;
  readonly clock: Clock;
  readonly timeoutMs: number | null;
  readonly signal: CallSignal | undefined;
}

/** Told of each end once: of `returned`, `threw`, `timedOut` and `aborted` one comes first, and `settledLate` may follow. */
export interface CallObserver {
  returned(value: unknown): void;
  threw(error: unknown): void;
  timedOut(error: CallTimeoutError): void;
  aborted(reason: unknown): void;
  settledLate(threw: boolean, error: unknown): void;
}

/** Runs a call that a timeout or its caller can end; whichever comes first is the outcome (rules E2, E3). */
export function runBounded<T>(
  call: ProtectedCall<T>,
  context: LazyCallContext,
  { bounds, observer }: { bounds: CallBounds; observer: CallObserver },
): Promise<T> {
  const { breaker, clock, timeoutMs, signal } = bounds;
  return new Promise<T>((resolve, reject) => {
    let over = false;
    const finish = (): boolean => {
      if (over) return false;
      over = true;
      cancelTimer?.();
      signal?.removeEventListener('abort', onAbort);
      return true;
    };
    const onAbort = (): void => {
      if (!finish()) return;
      observer.aborted(signal?.reason);
      context.end('aborted', signal?.reason);
      reject(signal?.reason);
    };
    const onTimeout = (ms: number): void => {
      if (!finish()) return;
      const error = new CallTimeoutError(breaker, ms);
      observer.timedOut(error);
      context.end('timeout', error);
      reject(error);
    };
    const cancelTimer = timeoutMs === null ? null : clock.setTimeout(() => onTimeout(timeoutMs), timeoutMs);
    signal?.addEventListener('abort', onAbort);
    settle(call, context).then(
      (value) => {
        if (!finish()) return observer.settledLate(false, undefined);
        observer.returned(value);
        resolve(value);
      },
      (error: unknown) => {
        if (!finish()) return observer.settledLate(true, error);
        observer.threw(error);
        reject(error);
      },
    );
  });
}

/** A synchronous throw becomes a rejection, a plain value a promise; a thenable is followed once. */
async function settle<T>(call: ProtectedCall<T>, context: LazyCallContext): Promise<T> {
  return await call(context);
}
