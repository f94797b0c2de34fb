import type { BreakerState, OverrideView, StateView } from '@fuseboard/protocol';
import { assertNever } from '../assert-never.ts';
import type { Step } from './apply-command.ts';

/** How a breaker stood before a command and after it. */
export interface Change {
  readonly before: StateView;
  readonly after: StateView;
}

type Steps = readonly [Step, ...Step[]];

/**
 * What leads back to the state before, as far as something does; null: the command changed nothing, or what it ended has meanwhile
 * run out. A window that was cleared does not come back, a wait and a half-open period begin anew.
 */
export function wayBack({ before, after }: Change, now: number): Steps | null {
  if (before.override !== null) {
    return sameOverride(before.override, after.override) ? null : overrideAgain(before.override, now);
  }
  if (before.state === after.state) return null;
  return stateAgain(before.state, after.state);
}

export function sameOverride(a: OverrideView | null, b: OverrideView | null): boolean {
  if (a === null || b === null) return a === b;
  return (
    a.command === b.command && a.expiresAt === b.expiresAt && a.reason === b.reason && a.actor === b.actor
  );
}

function overrideAgain({ command, expiresAt }: OverrideView, now: number): Steps | null {
  if (expiresAt === null) return [{ command, expiresIn: null }];
  const left = expiresAt - now;
  // An override of less than a second cannot be asked for.
  return left >= 1_000 ? [{ command, expiresIn: left / 1_000 }] : null;
}

const RESET = { command: 'reset', expiresIn: null } as const satisfies Step;
const TRIP = { command: 'trip', expiresIn: null } as const satisfies Step;
const PROBE = { command: 'probe', expiresIn: null } as const satisfies Step;

/** By the table of legal moves (rule M5): an override is left by way of closed. */
function stateAgain(wanted: BreakerState, present: BreakerState): Steps | null {
  const free = present === 'closed' || present === 'open' || present === 'half-open';
  switch (wanted) {
    case 'closed':
      return [RESET];
    case 'open':
      return free ? [TRIP] : [RESET, TRIP];
    case 'half-open':
      if (present === 'open') return [PROBE];
      return free ? [TRIP, PROBE] : [RESET, TRIP, PROBE];
    case 'forced-open':
    case 'disabled':
    case 'metrics-only':
      return null; // these have an override, which was looked at before
    default:
      return assertNever(wanted);
  }
}
