import { assertNever } from './assert-never.ts';
import type { OverrideCommand } from './breaker-state.ts';
import type { ProbeTally } from './probe-tally.ts';
import type { SlowStart } from './slow-start.ts';

interface ClosedPhase {
  readonly state: 'closed';
  readonly since: number;
  /** Under way after a recovery, if so configured. */
  readonly ramp: SlowStart | null;
}

interface OpenPhase {
  readonly state: 'open';
  readonly since: number;
  readonly wait: number;
  /** The wait is over from this instant on. */
  readonly deadline: number;
}

export interface HalfOpenPhase {
  readonly state: 'half-open';
  readonly since: number;
  readonly leaseEnd: number;
  readonly probes: ProbeTally;
}

export interface Override {
  readonly command: OverrideCommand;
  readonly reason: string | null;
  readonly actor: string | null;
  /** null: until reset. */
  readonly expiresAt: number | null;
}

export interface OverridePhase {
  readonly state: 'forced-open' | 'disabled' | 'metrics-only';
  readonly since: number;
  readonly override: Override;
}

/** What a breaker is in, with the data that state has and no other; instants are on the breaker's clock. */
export type Phase = ClosedPhase | OpenPhase | HalfOpenPhase | OverridePhase;

export const OVERRIDE_STATES: Readonly<Record<OverrideCommand, OverridePhase['state']>> = {
  'force-open': 'forced-open',
  disable: 'disabled',
  'metrics-only': 'metrics-only',
};

/** When time alone ends the phase, whether or not anyone calls; open is left to the next call (rule O2). */
export function endOf(phase: Phase): number {
  switch (phase.state) {
    case 'closed':
    case 'open':
      return Infinity;
    case 'half-open':
      return phase.leaseEnd;
    case 'forced-open':
    case 'disabled':
    case 'metrics-only':
      return phase.override.expiresAt ?? Infinity;
    default:
      return assertNever(phase);
  }
}

/** Milliseconds until a call may pass; null where waiting is no help, or none is needed. */
export function retryAfter(phase: Phase, now: number): number | null {
  switch (phase.state) {
    case 'open':
      // A sum and a difference of fractions can come out above what they began with.
      return Math.max(0, Math.min(phase.wait, phase.deadline - now));
    case 'half-open':
      return Math.max(0, phase.leaseEnd - now);
    case 'forced-open':
      return expiresIn(phase.override, now);
    case 'closed':
    case 'disabled':
    case 'metrics-only':
      return null;
    default:
      return assertNever(phase);
  }
}

/** Milliseconds; null: until reset. */
export function expiresIn({ expiresAt }: Override, now: number): number | null {
  return expiresAt === null ? null : Math.max(0, expiresAt - now);
}
