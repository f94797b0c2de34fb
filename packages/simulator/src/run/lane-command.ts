import { type CircuitBreaker, type CommandOptions, IllegalTransitionError } from '@fuseboard/breaker';
import { assertNever } from '../assert-never.ts';
import type { LaneCommand } from '../scenario/lane.ts';

/** Whether its state allowed it; where not, nothing has changed. */
export function obeyLaneCommand(breaker: CircuitBreaker, command: LaneCommand): boolean {
  const { reason, actor, expiresAfterMs } = command;
  const options: CommandOptions = {
    ...(reason !== undefined && { reason }),
    ...(actor !== undefined && { actor }),
    ...(expiresAfterMs !== undefined && { expiresAfter: expiresAfterMs }),
  };
  try {
    give(breaker, command.command, options);
    return true;
  } catch (error) {
    if (IllegalTransitionError.is(error)) return false;
    throw error;
  }
}

function give(breaker: CircuitBreaker, command: LaneCommand['command'], options: CommandOptions): void {
  switch (command) {
    case 'trip':
      return breaker.trip(options);
    case 'force-open':
      return breaker.forceOpen(options);
    case 'disable':
      return breaker.disable(options);
    case 'metrics-only':
      return breaker.metricsOnly(options);
    case 'probe':
      return breaker.probe(options);
    case 'reset':
      return breaker.reset(options);
    default:
      return assertNever(command);
  }
}
