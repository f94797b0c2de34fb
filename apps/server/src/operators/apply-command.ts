import type { CircuitBreaker } from '@fuseboard/breaker';
import type { CommandRequest } from '@fuseboard/protocol';
import { assertNever } from '../assert-never.ts';

/** Tells the breaker. @throws IllegalTransitionError of the library, and then nothing has changed */
export function applyCommand(breaker: CircuitBreaker, request: CommandRequest, actor: string): void {
  const { command, reason, expiresIn } = request;
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
