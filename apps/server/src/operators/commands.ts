import { IllegalTransitionError } from '@fuseboard/breaker';
import type {
  Acknowledged,
  BulkCommand,
  BulkCommandResult,
  CommandEntry,
  CommandRequest,
  CommandResult,
  JournalEntry,
  StateView,
} from '@fuseboard/protocol';
import type { BreakerRegistry } from '../breakers/breaker-registry.ts';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import type { Hub } from '../hub/hub.ts';
import { ProblemError } from '../problem-error.ts';
import { applyCommand } from './apply-command.ts';
import { generationMoved, illegalTransition, unknownBreaker } from './refusal.ts';

export interface CommandsDeps {
  readonly registry: BreakerRegistry;
  readonly hub: Hub;
}

/** A command on its way: the breaker, what is asked of it, by whom, and how it stood. */
interface Attempt {
  readonly managed: ManagedBreaker;
  readonly request: CommandRequest;
  readonly actor: string;
  readonly before: StateView;
}

/** What was done, before it is known whether it is on a disk. */
type Applied = Omit<CommandResult, 'durable'>;
type Attempted = ({ readonly ok: true } & Applied) | Extract<BulkCommandResult, { ok: false }>;

type Fate = Pick<CommandEntry, 'outcome' | 'code' | 'transition'>;

/** The one way to act on a breaker, whichever door the command came in by. What it did or refused to do is in the journal. */
export class Commands {
  readonly #registry: BreakerRegistry;
  readonly #hub: Hub;

  constructor({ registry, hub }: CommandsDeps) {
    this.#registry = registry;
    this.#hub = hub;
  }

  /** @throws ProblemError `unknown-breaker`, `generation-moved`, `illegal-transition`; nothing has changed then */
  execute(breaker: string, request: CommandRequest, actor: string): CommandResult {
    const result = this.#execute(breaker, request, actor);
    return { ...result, durable: this.#hub.commit() };
  }

  #execute(breaker: string, request: CommandRequest, actor: string): Applied {
    const managed = this.#registry.get(breaker);
    if (!managed) throw unknownBreaker(breaker);
    const attempt = { managed, request, actor, before: this.#hub.views.state(managed) };
    const { lastSeq } = this.#hub.journal;
    try {
      apply(attempt);
    } catch (error) {
      if (error instanceof ProblemError)
        this.#record(attempt, { outcome: 'refused', code: error.code, transition: null });
      throw error;
    }
    const transition = this.#transitionSince(lastSeq, breaker);
    return this.#record(attempt, { outcome: 'applied', code: null, transition });
  }

  /** The same for many, each on its own: one that is refused does not keep the others from it. */
  executeMany({ breakers, group, ...request }: BulkCommand, actor: string): readonly BulkCommandResult[] {
    const names = breakers ?? this.#namesIn(group ?? '');
    const results = [...new Set(names)].map((breaker) => this.#attempt(breaker, request, actor));
    const durable = this.#hub.commit();
    return results.map((result) => (result.ok ? { ...result, durable } : result));
  }

  /** Something that happened outside, such as a deploy. */
  mark(text: string, actor: string): Acknowledged<JournalEntry> {
    const entry = this.#hub.record({ kind: 'mark', breaker: null, text, actor });
    return { ...entry, durable: this.#hub.commit() };
  }

  #attempt(breaker: string, request: CommandRequest, actor: string): Attempted {
    try {
      return { ok: true, ...this.#execute(breaker, request, actor) };
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      return { ok: false, breaker, code: error.code, message: error.message };
    }
  }

  #namesIn(group: string): readonly string[] {
    const members = this.#registry.all.filter((managed) => managed.definition.group === group);
    if (members.length === 0)
      throw new ProblemError('unknown-breaker', `No breaker is in the group "${group}".`);
    return members.map((managed) => managed.name);
  }

  #record({ managed, request, actor, before }: Attempt, fate: Fate): Applied {
    const after = this.#hub.views.state(managed);
    const { command, reason, expiresIn } = request;
    const asked = expiresIn === null ? null : this.#hub.epoch.now() + expiresIn * 1_000;
    const expiresAt = fate.outcome === 'applied' ? (after.override?.expiresAt ?? null) : asked;
    const { name: breaker } = managed;
    const entry = this.#hub.record({
      kind: 'command',
      breaker,
      command,
      actor,
      reason,
      expiresAt,
      before,
      after,
      ...fate,
    });
    return { breaker, before, after, seq: entry.seq };
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

function apply({ managed, request, actor, before }: Attempt): void {
  const { expectGeneration: expected, command } = request;
  if (expected !== undefined && expected !== before.generation) {
    throw generationMoved(managed.name, expected, before);
  }
  try {
    applyCommand(managed.breaker, request, actor);
  } catch (error) {
    if (IllegalTransitionError.is(error)) throw illegalTransition(managed.name, command, error.from);
    throw error;
  }
}
