/** Whole microseconds. Time is counted in integers: sums of fractions would drift and miss each other. */
export function micros(ms: number): number {
  return Math.round(ms * 1_000);
}

/** Of a breaker's timer: up, for one that fired a fraction too early would be set again for now, and again, for ever. */
export function timerMicros(ms: number): number {
  return Math.max(0, Math.ceil(ms * 1_000));
}
