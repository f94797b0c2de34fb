import { assertNever } from './assert-never.ts';
import { BreakerDisposedError, IllegalTransitionError } from './breaker-errors.ts';
import type { BreakerCommand, CommandOptions } from './breaker-state.ts';
import { numberSetting } from './setting.ts';
import type { StateMachine } from './state-machine.ts';
import type { OperatorCause } from './transition-cause.ts';
import { COMMAND_MOVES } from './transitions.ts';

/**
 * Does what an operator says, or throws and changes nothing (rule M5).
 *
 * @throws IllegalTransitionError where the command has no meaning; InvalidConfigError for an `expiresAfter` out of range.
 */
export function obey(machine: StateMachine, command: BreakerCommand, options: CommandOptions): void {
  if (machine.disposed) throw new BreakerDisposedError(machine.name);
  const at = machine.clock.now();
  const cause = causeOf(command, options, at);
  machine.settle(at);
  try {
    refuseIllegal(machine, command);
    carryOut(machine, cause, at);
  } finally {
    machine.emitter.flush();
  }
}

function causeOf(
  command: BreakerCommand,
  { reason, actor, expiresAfter }: CommandOptions,
  at: number,
): OperatorCause {
  const lasts =
    expiresAfter === undefined
      ? Infinity
      : numberSetting('expiresAfter', expiresAfter, { above: 0, finite: false });
  const expiresAt = lasts !== Infinity && isOverride(command) ? at + lasts : null;
  return Object.freeze({
    type: 'operator',
    command,
    reason: reason ?? null,
    actor: actor ?? null,
    expiresAt,
  });
}

function refuseIllegal({ name, phase }: StateMachine, command: BreakerCommand): void {
  const { to, from } = COMMAND_MOVES[command];
  if (!from.some((state) => state === phase.state)) throw new IllegalTransitionError(name, phase.state, to);
}

function carryOut(machine: StateMachine, cause: OperatorCause, at: number): void {
  const { state } = machine.phase;
  const { command, reason, actor, expiresAt } = cause;
  switch (command) {
    case 'trip':
      return state === 'open' ? undefined : machine.open(cause, at, null);
    case 'probe':
      return state === 'half-open' ? undefined : machine.beginHalfOpen(cause, at);
    case 'reset':
      return machine.reset(cause, at);
    case 'force-open':
    case 'disable':
    case 'metrics-only':
      return machine.override({ command, reason, actor, expiresAt }, cause, at);
    default:
      return assertNever(command);
  }
}

function isOverride(command: BreakerCommand): boolean {
  return command === 'force-open' || command === 'disable' || command === 'metrics-only';
}
