/** How a call ended. Its place in the list is what the columns hold, so new ones go to the end. */
export const RESULT_KINDS = [
  'ok',
  'cached',
  'default',
  'error',
  'not-found',
  'unavailable',
  'cancelled',
  'overloaded',
  'crashed',
  'timeout',
  'deadline',
  'refused-closed',
  'refused-open',
  'refused-half-open',
  'refused-forced-open',
  'bulkhead-full',
  'throttled',
  'store-down',
  'pool-full',
  'abandoned',
  'second-choice',
] as const;

export type ResultKind = (typeof RESULT_KINDS)[number];

/** What a request came to, for its caller. */
export const OUTCOMES = ['succeeded', 'degraded', 'failed', 'refused', 'abandoned'] as const;
export type Outcome = (typeof OUTCOMES)[number];

const OUTCOME_OF: Readonly<Record<ResultKind, Outcome>> = {
  ok: 'succeeded',
  cached: 'degraded',
  default: 'degraded',
  'second-choice': 'degraded',
  error: 'failed',
  'not-found': 'failed',
  unavailable: 'failed',
  cancelled: 'failed',
  overloaded: 'failed',
  crashed: 'failed',
  timeout: 'failed',
  deadline: 'failed',
  'refused-closed': 'refused',
  'refused-open': 'refused',
  'refused-half-open': 'refused',
  'refused-forced-open': 'refused',
  'bulkhead-full': 'refused',
  throttled: 'refused',
  'store-down': 'refused',
  'pool-full': 'refused',
  abandoned: 'abandoned',
};

export function outcomeOf(kind: ResultKind): Outcome {
  return OUTCOME_OF[kind];
}

const CODES = new Map<ResultKind, number>(RESULT_KINDS.map((kind, code) => [kind, code]));

export function codeOf(kind: ResultKind): number {
  return CODES.get(kind) ?? 0; // every kind is in the list it is made of
}

/** @throws RangeError for a code that is none. */
export function kindOf(code: number): ResultKind {
  const kind = RESULT_KINDS[code];
  if (kind === undefined) throw new RangeError(`there is no result kind ${code}`);
  return kind;
}
