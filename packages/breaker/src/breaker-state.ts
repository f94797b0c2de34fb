/** The six states, spelled the same in code, on the wire, on the page and in metrics. */
export type BreakerState = 'closed' | 'open' | 'half-open' | 'forced-open' | 'disabled' | 'metrics-only';

/** What an operator can tell a breaker to do. */
export type BreakerCommand = 'trip' | 'force-open' | 'disable' | 'metrics-only' | 'probe' | 'reset';

/** The commands that put a breaker under an operator's state until it is reset, replaced or expires. */
export type OverrideCommand = 'force-open' | 'disable' | 'metrics-only';

/** What an operator says with a command. */
export interface CommandOptions {
  /** Why, in the operator's words. */
  readonly reason?: string;
  /** Who. */
  readonly actor?: string;
  /** For overrides: milliseconds until it ends by itself. Left out: until reset. */
  readonly expiresAfter?: number;
}
