import type { CommandEntry, JournalEntry, StateView } from '@fuseboard/protocol';
import { ProblemError } from '../problem-error.ts';

export function unknownEntry(seq: number): ProblemError {
  return new ProblemError(
    'unknown-entry',
    `There is no journal entry ${seq}; GET /api/v1/journal lists them.`,
  );
}

export function noCommand({ seq, kind }: JournalEntry): ProblemError {
  return new ProblemError(
    'not-undoable',
    `Entry ${seq} is no command (its kind is ${kind}): only an operator's command can be undone.`,
  );
}

export function nothingToUndo({ seq, command, breaker }: CommandEntry, why: string): ProblemError {
  return new ProblemError(
    'not-undoable',
    `Entry ${seq}, ${command} of ${breaker}, cannot be undone: ${why}.`,
  );
}

export function alreadyUndone({ seq, command }: CommandEntry, by: CommandEntry): ProblemError {
  return new ProblemError(
    'already-undone',
    `Entry ${seq}, ${command} of ${by.breaker}, has been undone already, by ${by.actor} with entry ${by.seq}.`,
  );
}

export function tooLate({ seq, command, breaker }: CommandEntry): ProblemError {
  return new ProblemError(
    'undo-too-late',
    `Entry ${seq}, ${command} of ${breaker}, is more than an hour old: give the command that you mean instead.`,
  );
}

export function movedSince({ seq, command, breaker, after }: CommandEntry, now: StateView): ProblemError {
  const how =
    now.generation === after.generation
      ? `its override was given anew by ${now.override?.actor ?? 'somebody'}`
      : `it is ${now.state} at generation ${now.generation} now, and was at ${after.generation}`;
  return new ProblemError(
    'generation-moved',
    `${breaker} has moved on since entry ${seq}, ${command}: ${how}. Look again and give the command that you mean.`,
  );
}
