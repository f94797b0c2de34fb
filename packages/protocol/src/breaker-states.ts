import type { BreakerCommand, BreakerState } from '@fuseboard/breaker';

export type { BreakerCommand, BreakerState, OverrideCommand } from '@fuseboard/breaker';

/** Every state, in the order of urgency in which a board lists them. */
export const BREAKER_STATES = [
  'forced-open',
  'open',
  'half-open',
  'disabled',
  'metrics-only',
  'closed',
] as const satisfies readonly BreakerState[];

export const BREAKER_COMMANDS = [
  'force-open',
  'disable',
  'metrics-only',
  'trip',
  'probe',
  'reset',
] as const satisfies readonly BreakerCommand[];

/** The commands that stay in force until reset, replaced or expired, and so may carry an expiry. */
export const OVERRIDE_COMMANDS = [
  'force-open',
  'disable',
  'metrics-only',
] as const satisfies readonly BreakerCommand[];
