import type { CircuitBreakerMemento } from './breaker-memento.ts';
import { readWait } from './memento.ts';
import { OVERRIDE_STATES, type Override, type Phase } from './phase.ts';
import { SlowStart } from './slow-start.ts';
import type { TransitionCause } from './transition-cause.ts';

/** The phase a memento tells of, on this clock. Half-open comes back as open with its wait over: its probes are gone. */
export function restorePhase(memento: CircuitBreakerMemento, now: number): Phase {
  const since = now - memento.elapsedMs;
  const { state, override, slowStart } = memento;
  if (override !== null)
    return { state: OVERRIDE_STATES[override.command], since, override: readOverride(override, now) };
  if (state === 'half-open') return { state: 'open', since: now, wait: 0, deadline: now };
  if (state === 'open') {
    const remaining = readWait(memento.remainingWaitMs ?? 0);
    return {
      state,
      since,
      wait: readWait(memento.openWaitMs ?? memento.elapsedMs),
      deadline: now + remaining,
    };
  }
  return { state: 'closed', since, ramp: slowStart === undefined ? null : SlowStart.restore(slowStart, now) };
}

function readOverride(override: NonNullable<CircuitBreakerMemento['override']>, now: number): Override {
  const { command, reason, actor, remainingMs } = override;
  return { command, reason, actor, expiresAt: remainingMs === null ? null : now + remainingMs };
}

/** Of the last transition still, unless coming back was one; its instants are moved to this clock. */
export function restoreCause(memento: CircuitBreakerMemento, phase: Phase): TransitionCause | null {
  const { cause } = memento;
  if (memento.state === 'half-open') return Object.freeze({ type: 'restored' });
  if (cause?.type !== 'operator' || cause.expiresAt === null || !('override' in phase)) return cause;
  return Object.freeze({ ...cause, expiresAt: phase.override.expiresAt });
}
