import type { CommandEntry, CommandResult } from '@fuseboard/protocol';
import type { Hub } from '../hub/hub.ts';
import { ProblemError } from '../problem-error.ts';
import { applyCommand } from './apply-command.ts';
import { type Attempt, lastStep } from './attempt.ts';
import { wayBack } from './way-back.ts';

/** What was done, before it is known whether it is on a disk. */
export type Applied = Omit<CommandResult, 'durable'>;

type Fate = Pick<CommandEntry, 'outcome' | 'code' | 'transition'>;

/** Carries out what is asked, and writes down what became of it, also where it was refused for the breaker's state. */
export class CommandLog {
  readonly #hub: Hub;

  constructor(hub: Hub) {
    this.#hub = hub;
  }

  /** `check` is asked first, and throws why not. @throws ProblemError, and then nothing has changed */
  carryOut(attempt: Attempt, check: (attempt: Attempt) => void): Applied {
    const { managed, steps } = attempt;
    const { lastSeq } = this.#hub.journal;
    try {
      check(attempt);
      for (const step of steps) applyCommand(managed.breaker, step, attempt);
    } catch (error) {
      if (error instanceof ProblemError)
        this.#record(attempt, { outcome: 'refused', code: error.code, transition: null });
      throw error;
    }
    const transition = this.#transitionSince(lastSeq, managed.name);
    return this.#record(attempt, { outcome: 'applied', code: null, transition });
  }

  #record(attempt: Attempt, fate: Fate): Applied {
    const { managed, before, actor, reason, undoes, bulk } = attempt;
    const { command, expiresIn } = lastStep(attempt);
    const { name: breaker } = managed;
    const after = this.#hub.views.state(managed);
    const now = this.#hub.epoch.now();
    const asked = expiresIn === null ? null : now + expiresIn * 1_000;
    const { seq } = this.#hub.record({
      kind: 'command',
      breaker,
      command,
      actor,
      reason,
      expiresAt: fate.outcome === 'applied' ? (after.override?.expiresAt ?? null) : asked,
      before,
      after,
      ...fate,
      ...(undoes !== undefined && { undoes }),
      ...(bulk !== undefined && { bulk }),
    });
    return { breaker, before, after, seq, undoable: wayBack({ before, after }, now) !== null };
  }

  /** The move a command made is written before the command itself. */
  #transitionSince(seq: number, breaker: string): number | null {
    for (const entry of this.#hub.journal.backwards()) {
      if (entry.seq <= seq) return null;
      if (entry.kind !== 'transition' || entry.breaker !== breaker) continue;
      // Another one since then is what time had ended before and the command found.
      if (entry.cause.type === 'operator') return entry.seq;
    }
    return null;
  }
}
