import type { BreakerState } from '@fuseboard/breaker';

/** A state's place in the list is what the columns hold. */
export const BREAKER_STATES = [
  'closed',
  'open',
  'half-open',
  'forced-open',
  'disabled',
  'metrics-only',
] as const satisfies readonly BreakerState[];
