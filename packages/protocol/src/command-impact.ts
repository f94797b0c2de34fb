import type { BreakerCommand, BreakerState } from './breaker-states.ts';

/** What a command would do to the calls of one breaker, by the calls that were asked of it in the last seconds. */
export interface BreakerImpact {
  readonly breaker: string;
  readonly state: BreakerState;
  readonly generation: number;
  /** Calls per second asked of it; null: it has not been measured yet. */
  readonly rate: number | null;
  /** Calls per second that pass now and would be refused; null: not known. */
  readonly cut: number | null;
  /** Calls per second that are refused now and would pass; null: not known. */
  readonly admitted: number | null;
  /** Calls that would be let through as probes, in all; 0: no command that probes. */
  readonly probes: number;
  /** HTTP status of the fallback that refused callers get; null: they get an error. */
  readonly fallback: number | null;
  /** Why the command would be refused as the breaker stands; null: it would be carried out. */
  readonly refusal: { readonly code: string; readonly message: string } | null;
}

/** What a command would do, told without doing it; nothing is written down. */
export interface CommandImpact {
  readonly command: BreakerCommand;
  /** Epoch ms. */
  readonly at: number;
  /** Of those that can be carried out and whose calls are known. */
  readonly cut: number;
  readonly admitted: number;
  /** Breakers whose calls have not been measured yet. */
  readonly unknown: number;
  /** Breakers that would refuse it. */
  readonly refused: number;
  readonly breakers: readonly BreakerImpact[];
  /** Names that are no breaker's. */
  readonly missing: readonly string[];
}
