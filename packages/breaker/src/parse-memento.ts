import type { CircuitBreakerMemento, TimeWindowMemento } from './breaker-memento.ts';
import { OVERRIDE_STATES } from './phase.ts';
import { numberSetting, refuseSetting } from './setting.ts';

const STATES = ['closed', 'open', 'half-open', 'forced-open', 'disabled', 'metrics-only'];

/** Checks what comes back from a store, as far as a wrong value would make the breaker count wrongly or get stuck. */
export function parseMemento(memento: CircuitBreakerMemento): CircuitBreakerMemento {
  if (typeof memento !== 'object' || memento === null) refuseSetting('memento', 'an object', memento);
  if (memento.version !== 1) refuseSetting('memento.version', '1', memento.version);
  if (!STATES.includes(memento.state)) refuseSetting('memento.state', 'a state of a breaker', memento.state);
  count('memento.openAttempt', memento.openAttempt);
  count('memento.consecutiveFailures', memento.consecutiveFailures);
  numberSetting('memento.elapsedMs', memento.elapsedMs, { atLeast: 0 });
  parseDeadlines(memento);
  parseWindow(memento);
  for (const key of TOTALS) count(`memento.totals.${key}`, memento.totals[key]);
  return memento;
}

const TOTALS = ['success', 'failure', 'ignored', 'rejected', 'late', 'timeout'] as const;

function parseDeadlines({
  state,
  remainingWaitMs,
  openWaitMs,
  override,
  slowStart,
}: CircuitBreakerMemento): void {
  if (state === 'open') numberSetting('memento.remainingWaitMs', remainingWaitMs, { atLeast: -1 });
  if (openWaitMs !== undefined) numberSetting('memento.openWaitMs', openWaitMs, { atLeast: -1 });
  const expected = override === null ? null : OVERRIDE_STATES[override.command];
  const overridden = state === 'forced-open' || state === 'disabled' || state === 'metrics-only';
  if (overridden ? expected !== state : expected !== null) {
    refuseSetting('memento.override.command', `that of state ${state}`, override?.command ?? null);
  }
  const remaining = override?.remainingMs ?? null;
  if (remaining !== null) numberSetting('memento.override.remainingMs', remaining, { atLeast: 0 });
  if (slowStart === undefined) return;
  numberSetting('memento.slowStart.duration', slowStart.duration, { above: 0 });
  numberSetting('memento.slowStart.initialRate', slowStart.initialRate, { above: 0, atMost: 100 });
  numberSetting('memento.slowStart.elapsedMs', slowStart.elapsedMs, { atLeast: 0 });
  numberSetting('memento.slowStart.credit', slowStart.credit, { atLeast: 0, atMost: 2 });
  count('memento.slowStart.attempt', slowStart.attempt);
}

function parseWindow({ window }: CircuitBreakerMemento): void {
  switch (window?.type) {
    case 'count-based':
      if (!/^[0-3]*$/.test(window.outcomes))
        refuseSetting('memento.window.outcomes', 'digits 0 to 3', window.outcomes);
      return;
    case 'time-based':
      numberSetting('memento.window.bucketDuration', window.bucketDuration, { above: 0 });
      return window.buckets.forEach(parseBucket);
    default:
      refuseSetting('memento.window.type', "'count-based' or 'time-based'", window);
  }
}

function parseBucket({ age, total, failed, slow, slowFailed }: TimeWindowMemento['buckets'][number]): void {
  count('memento.window.buckets.age', age);
  count('memento.window.buckets.total', total);
  numberSetting('memento.window.buckets.failed', failed, { integer: true, atLeast: 0, atMost: total });
  numberSetting('memento.window.buckets.slow', slow, { integer: true, atLeast: 0, atMost: total });
  const most = Math.min(failed, slow);
  const least = Math.max(0, failed + slow - total);
  numberSetting('memento.window.buckets.slowFailed', slowFailed, {
    integer: true,
    atLeast: least,
    atMost: most,
  });
}

function count(path: string, value: unknown): void {
  numberSetting(path, value, { integer: true, atLeast: 0 });
}
