import type { CircuitBreakerMemento, WindowMemento } from './breaker-memento.ts';
import { expiresIn, type Override } from './phase.ts';
import type { BreakerParts } from './snapshot.ts';

/** JSON has no `Infinity`. */
const ENDLESS = -1;

export function writeMemento(parts: BreakerParts, now: number): CircuitBreakerMemento {
  const { name, phase, openAttempt, streak, window, totals, cause } = parts;
  return {
    version: 1,
    name,
    state: phase.state,
    openAttempt,
    consecutiveFailures: streak,
    elapsedMs: now - phase.since,
    remainingWaitMs: phase.state === 'open' ? writeWait(Math.max(0, phase.deadline - now)) : null,
    ...(phase.state === 'open' && { openWaitMs: writeWait(phase.wait) }),
    override: 'override' in phase ? writeOverride(phase.override, now) : null,
    window: window.export(now),
    totals: { ...totals },
    cause,
    ...(phase.state === 'closed' && phase.ramp !== null && { slowStart: phase.ramp.export(now) }),
  };
}

function writeWait(wait: number): number {
  return wait === Infinity ? ENDLESS : wait;
}

export function readWait(wait: number): number {
  return wait === ENDLESS ? Infinity : wait;
}

function writeOverride(override: Override, now: number): CircuitBreakerMemento['override'] {
  const { command, reason, actor } = override;
  return { command, reason, actor, remainingMs: expiresIn(override, now) };
}

/** The same breaker, `ms` later. */
export function aged(memento: CircuitBreakerMemento, ms: number): CircuitBreakerMemento {
  const { remainingWaitMs: wait, override, slowStart } = memento;
  return {
    ...memento,
    elapsedMs: memento.elapsedMs + ms,
    remainingWaitMs: wait === ENDLESS ? wait : wait && Math.max(0, wait - ms),
    override: override && {
      ...override,
      remainingMs: override.remainingMs && Math.max(0, override.remainingMs - ms),
    },
    window: agedWindow(memento.window, ms),
    ...(slowStart && { slowStart: { ...slowStart, elapsedMs: slowStart.elapsedMs + ms } }),
  };
}

function agedWindow(window: WindowMemento, ms: number): WindowMemento {
  if (window.type === 'count-based') return window;
  const by = Math.floor(ms / window.bucketDuration);
  return { ...window, buckets: window.buckets.map((bucket) => ({ ...bucket, age: bucket.age + by })) };
}
