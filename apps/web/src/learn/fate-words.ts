import type { ResultKind } from '@fuseboard/simulator';

interface Fate {
  readonly result: string;
  readonly why: string;
}

const FATES: Readonly<Record<ResultKind, Fate>> = {
  ok: { result: 'ok', why: '' },
  cached: { result: 'degraded', why: 'the last good answer' },
  default: { result: 'degraded', why: 'a default' },
  'second-choice': { result: 'degraded', why: 'another dependency answered' },
  error: { result: 'failed', why: 'an error' },
  'not-found': { result: 'failed', why: '404, not found' },
  unavailable: { result: 'failed', why: '503, unavailable' },
  cancelled: { result: 'cancelled', why: 'by its caller' },
  overloaded: { result: 'failed', why: 'the dependency is overloaded' },
  crashed: { result: 'failed', why: 'the dependency fell over' },
  timeout: { result: 'failed', why: 'timeout' },
  deadline: { result: 'failed', why: 'the caller had left' },
  'refused-closed': { result: 'refused', why: 'slow start: not all are let in yet' },
  'refused-open': { result: 'refused', why: 'still open' },
  'refused-half-open': { result: 'refused', why: 'the probes are out' },
  'refused-forced-open': { result: 'refused', why: 'forced open' },
  'bulkhead-full': { result: 'refused', why: 'the bulkhead is full' },
  throttled: { result: 'refused', why: 'throttled' },
  'store-down': { result: 'refused', why: 'the store of the breaker is down' },
  'pool-full': { result: 'refused', why: 'no thread is free' },
  abandoned: { result: 'abandoned', why: 'the caller has left' },
};

/** How a call ended; `ended` is the caller's side of it. */
export function fateWords(event: 'refused' | 'returned' | 'unheard' | 'ended', kind: ResultKind): Fate {
  const { result, why } = FATES[kind];
  if (event === 'ended') return { result: `caller: ${result}`, why };
  return event === 'unheard' ? { result: 'unheard', why: 'work that nobody waits for' } : { result, why };
}
