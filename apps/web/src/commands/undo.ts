import type { BreakerCommand, CommandResult, SocketCommandInput, StateView } from '@fuseboard/protocol';
import { COMMAND_FACTS } from './command-facts.ts';

const LONGEST_REASON = 500;

/**
 * The command that leads back to the state before, as far as one does; null where none can (nothing leads back into a
 * half-open period or an old wait). It carries the generation it undoes, so that it never undoes somebody else's command.
 */
export function undoOf(
  command: BreakerCommand,
  reason: string,
  { result, now }: { readonly result: CommandResult; readonly now: number },
): SocketCommandInput | null {
  const back = wayBack(result.before, result.after, now);
  if (back === null) return null;
  const why = `Undo of ${COMMAND_FACTS[command].label.toLowerCase()}: ${reason}`.slice(0, LONGEST_REASON);
  return { breaker: result.breaker, ...back, reason: why, expectGeneration: result.after.generation };
}

type Back = { readonly command: BreakerCommand; readonly expiresIn: number | null };

function wayBack(before: StateView, after: StateView, now: number): Back | null {
  if (before.override !== null) return overrideAgain(before.override, now);
  if (before.state === after.state) return null;
  if (before.state === 'closed') return { command: 'reset', expiresIn: null };
  if (before.state === 'open' && (after.state === 'closed' || after.state === 'half-open')) {
    return { command: 'trip', expiresIn: null };
  }
  if (before.state === 'half-open' && after.state === 'open') return { command: 'probe', expiresIn: null };
  return null;
}

function overrideAgain({ command, expiresAt }: NonNullable<StateView['override']>, now: number): Back | null {
  if (expiresAt === null) return { command, expiresIn: null };
  const seconds = Math.round((expiresAt - now) / 1_000);
  return seconds >= 1 ? { command, expiresIn: seconds } : null;
}
