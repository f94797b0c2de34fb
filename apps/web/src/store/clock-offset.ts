/** How long a best sample counts; an older one may be of a clock that has drifted since. */
const SPAN = 30_000;

/** The least delayed message of the present span and of the one before. */
export interface OffsetEstimate {
  readonly span: number;
  readonly best: number;
  readonly previous: number;
}

export const NO_OFFSET: OffsetEstimate = {
  span: Number.NEGATIVE_INFINITY,
  best: Number.NEGATIVE_INFINITY,
  previous: Number.NEGATIVE_INFINITY,
};

/**
 * Each message says when it left the server. Its travel makes `serverTime - localNow` too small, never too large, so
 * the largest of the recent ones is the nearest to the truth.
 */
export function addSample(estimate: OffsetEstimate, serverTime: number, localNow: number): OffsetEstimate {
  const sample = serverTime - localNow;
  const span = Math.floor(localNow / SPAN);
  if (span === estimate.span) return { ...estimate, best: Math.max(estimate.best, sample) };
  const previous = span === estimate.span + 1 ? estimate.best : Number.NEGATIVE_INFINITY;
  return { span, best: sample, previous };
}

export const offsetOf = (estimate: OffsetEstimate): number => Math.max(estimate.best, estimate.previous);
