import type { BreakerSnapshot, LifetimeTotals, OverrideSnapshot } from './breaker-snapshot.ts';
import { expiresIn, type Phase, retryAfter } from './phase.ts';
import type { ResolvedCircuitBreakerConfig } from './resolved-config.ts';
import type { SlidingWindow } from './sliding-window.ts';
import type { TransitionCause } from './transition-cause.ts';
import { rateOf } from './trip-decision.ts';

/** What a snapshot or a memento is taken of. */
export interface BreakerParts {
  readonly name: string;
  readonly generation: number;
  readonly config: ResolvedCircuitBreakerConfig;
  readonly phase: Phase;
  readonly window: SlidingWindow;
  readonly streak: number;
  readonly totals: LifetimeTotals;
  readonly openAttempt: number;
  readonly cause: TransitionCause | null;
}

export function takeSnapshot(parts: BreakerParts, now: number): BreakerSnapshot {
  const { config, phase, window } = parts;
  window.advance(now);
  return Object.freeze({
    name: parts.name,
    state: phase.state,
    generation: parts.generation,
    since: phase.since,
    failureRate: rateOf(window.failed, window.total, config.minimumNumberOfCalls),
    slowCallRate: rateOf(window.slow, window.total, config.minimumNumberOfCalls),
    bufferedCalls: window.total,
    failedCalls: window.failed,
    slowCalls: window.slow,
    slowFailedCalls: window.slowFailed,
    consecutiveFailures: parts.streak,
    totals: Object.freeze({ ...parts.totals }),
    openAttempt: parts.openAttempt,
    retryAfterMs: retryAfter(phase, now),
    waitElapsed: phase.state === 'open' && now >= phase.deadline,
    halfOpen: phase.state === 'half-open' ? phase.probes.snapshot() : null,
    slowStart: phase.state === 'closed' && phase.ramp !== null ? phase.ramp.snapshot(now) : null,
    override: overrideOf(phase, now),
    cause: parts.cause,
    latency: config.measureLatency ? window.latency() : null,
  });
}

function overrideOf(phase: Phase, now: number): OverrideSnapshot | null {
  if (!('override' in phase)) return null;
  const { command, reason, actor } = phase.override;
  return Object.freeze({ command, reason, actor, expiresInMs: expiresIn(phase.override, now) });
}
