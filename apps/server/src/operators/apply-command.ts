import { type CircuitBreaker, IllegalTransitionError } from '@fuseboard/breaker';
import type { BreakerCommand } from '@fuseboard/protocol';
import { assertNever } from '../assert-never.ts';
import { illegalTransition } from './refusal.ts';

/** One thing to tell a breaker. */
export interface Step {
  readonly command: BreakerCommand;
  /** Seconds; null: until reset, or the command does not expire. */
  readonly expiresIn: number | null;
}

/** Who says so, and why. */
export interface Spoken {
  readonly reason: string;
  readonly actor: string;
}

/** Tells the breaker. @throws ProblemError `illegal-transition`, and then nothing has changed */
export function applyCommand(breaker: CircuitBreaker, step: Step, spoken: Spoken): void {
  try {
    tell(breaker, step, spoken);
  } catch (error) {
    if (IllegalTransitionError.is(error)) throw illegalTransition(breaker.name, step.command, error.from);
    throw error;
  }
}

function tell(breaker: CircuitBreaker, { command, expiresIn }: Step, { reason, actor }: Spoken): void {
  const options = { reason, actor };
  const override = expiresIn === null ? options : { ...options, expiresAfter: expiresIn * 1_000 };
  switch (command) {
    case 'force-open':
      return breaker.forceOpen(override);
    case 'disable':
      return breaker.disable(override);
    case 'metrics-only':
      return breaker.metricsOnly(override);
    case 'trip':
      return breaker.trip(options);
    case 'probe':
      return breaker.probe(options);
    case 'reset':
      return breaker.reset(options);
    default:
      return assertNever(command);
  }
}
