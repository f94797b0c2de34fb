import type { BreakerCommand, BreakerState, StateView } from '@fuseboard/protocol';
import { ProblemError } from '../problem-error.ts';

export function unknownBreaker(name: string): ProblemError {
  return new ProblemError(
    'unknown-breaker',
    `There is no breaker "${name}"; GET /api/v1/breakers lists them.`,
  );
}

export function generationMoved(breaker: string, expected: number, now: StateView): ProblemError {
  return new ProblemError(
    'generation-moved',
    `${breaker} has moved on: you saw generation ${expected}, it is ${now.state} at generation ${now.generation} now. Look again and decide anew.`,
  );
}

/** Which states a command that is not legal everywhere can be given in, and what to do instead. */
const WAY_OUT: Partial<Record<BreakerCommand, string>> = {
  trip: 'trip opens a breaker that is closed or half-open; reset this one first, or force it open',
  probe:
    'probe is for a breaker that is open; this one lets calls pass or is held by an override, which reset ends',
};

export function illegalTransition(
  breaker: string,
  command: BreakerCommand,
  state: BreakerState,
): ProblemError {
  const wayOut = WAY_OUT[command] ?? 'reset it first';
  return new ProblemError('illegal-transition', `${breaker} is ${state}: ${wayOut}.`);
}
