import type { HalfOpenSnapshot } from './breaker-snapshot.ts';
import { FAILED, SLOW } from './outcome.ts';
import type { ResolvedCircuitBreakerConfig } from './resolved-config.ts';

export type Verdict = 'close' | 'reopen' | null;

type VerdictThresholds = Pick<ResolvedCircuitBreakerConfig, 'failureRateThreshold' | 'slowCallRateThreshold'>;

/** What a half-open period's probes have told so far. `succeeded` and `failed` make up the completed ones. */
export interface ProbeCounts {
  readonly permitted: number;
  readonly succeeded: number;
  readonly failed: number;
  readonly slow: number;
}

/** Decided as soon as no further probe could change it (rule HO2). */
export function verdictOn(probes: ProbeCounts, thresholds: VerdictThresholds): Verdict {
  const { permitted, succeeded, failed, slow } = probes;
  const toCome = permitted - succeeded - failed;
  const failures = thresholds.failureRateThreshold * permitted;
  const slowCalls = thresholds.slowCallRateThreshold * permitted;
  if (100 * failed >= failures || 100 * slow >= slowCalls) return 'reopen';
  return 100 * (failed + toCome) < failures && 100 * (slow + toCome) < slowCalls ? 'close' : null;
}

/** The probes of one half-open period, counted out and in. */
export class ProbeTally implements ProbeCounts {
  /** In total and at once: what the period began with; a later configuration does not change them (rule T4). */
  readonly permitted: number;
  readonly #maxConcurrent: number;
  succeeded = 0;
  failed = 0;
  slow = 0;
  inFlight = 0;

  constructor(permitted: number, maxConcurrent: number) {
    this.permitted = permitted;
    this.#maxConcurrent = maxConcurrent;
  }

  get canTake(): boolean {
    const taken = this.succeeded + this.failed + this.inFlight;
    return taken < this.permitted && this.inFlight < this.#maxConcurrent;
  }

  take(): void {
    this.inFlight += 1;
  }

  /** The probe told nothing: another may have its place (rule HO4). */
  giveBack(): void {
    this.inFlight -= 1;
  }

  complete(outcome: number): void {
    this.inFlight -= 1;
    if ((outcome & FAILED) !== 0) this.failed += 1;
    else this.succeeded += 1;
    if ((outcome & SLOW) !== 0) this.slow += 1;
  }

  snapshot(): HalfOpenSnapshot {
    const { permitted, inFlight, succeeded, failed, slow } = this;
    return Object.freeze({ permitted, inFlight, succeeded, failed, slow });
  }
}
