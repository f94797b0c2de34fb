import type {
  Acknowledged,
  BulkCommand,
  BulkCommandResult,
  BulkUndo,
  BulkUndoResult,
  CommandEntry,
  CommandImpact,
  CommandRequest,
  CommandResult,
  ImpactRequest,
  JournalEntry,
  UndoRequest,
} from '@fuseboard/protocol';
import type { BreakerRegistry } from '../breakers/breaker-registry.ts';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import type { Hub } from '../hub/hub.ts';
import { ProblemError } from '../problem-error.ts';
import { type Attempt } from './attempt.ts';
import { targetsOf } from './bulk-targets.ts';
import { type Applied, CommandLog } from './command-log.ts';
import { impactOfAll, impactOn } from './impact.ts';
import { generationMoved, unknownBreaker } from './refusal.ts';
import { checkUnmoved, commandToUndo, undoReason } from './undo.ts';
import { nothingToUndo } from './undo-refusal.ts';
import { wayBack } from './way-back.ts';

export interface CommandsDeps {
  readonly registry: BreakerRegistry;
  readonly hub: Hub;
}

/** One command of many says which those are. */
type Request = CommandRequest & Pick<CommandEntry, 'bulk'>;

/** The one way to act on a breaker, whichever door the command came in by. What it did or refused to do is in the journal. */
export class Commands {
  readonly #registry: BreakerRegistry;
  readonly #hub: Hub;
  readonly #log: CommandLog;

  constructor({ registry, hub }: CommandsDeps) {
    this.#registry = registry;
    this.#hub = hub;
    this.#log = new CommandLog(hub);
  }

  /** @throws ProblemError `unknown-breaker`, `generation-moved`, `illegal-transition`; nothing has changed then */
  execute(breaker: string, request: CommandRequest, actor: string): CommandResult {
    return this.#committed(this.#execute(breaker, request, actor));
  }

  /** The same for many, each on its own: one that is refused does not keep the others from it. */
  executeMany(request: BulkCommand, actor: string): readonly BulkCommandResult[] {
    const { breakers: _breakers, group = null, ...command } = request;
    const targets = targetsOf(request, this.#registry);
    const bulk = { of: targets.length, group };
    const results = targets.map(({ name: breaker, expectGeneration }) => ({
      breaker,
      ...attempt(() => this.#execute(breaker, { ...command, expectGeneration, bulk }, actor)),
    }));
    const durable = this.#hub.commit();
    return results.map((result) => (result.ok ? { ...result, durable } : result));
  }

  /**
   * Leads back to how the breaker stood before a command, if it has not moved since.
   * @throws ProblemError `unknown-entry`, `not-undoable`, `already-undone`, `undo-too-late`, `unknown-breaker`, `generation-moved`
   */
  undo(seq: number, request: UndoRequest, actor: string): CommandResult {
    return this.#committed(this.#undo(seq, request, actor));
  }

  /** Each on its own, as `executeMany`. */
  undoMany({ seqs, ...request }: BulkUndo, actor: string): readonly BulkUndoResult[] {
    const results = [...new Set(seqs)].map((undone) => ({
      ...attempt(() => this.#undo(undone, request, actor)),
      undone,
    }));
    const durable = this.#hub.commit();
    return results.map((result) => (result.ok ? { ...result, durable } : result));
  }

  /** What a command would do to the calls; does nothing, and is not written down. */
  impact({ command, ...aim }: ImpactRequest): CommandImpact {
    const names = targetsOf(aim, this.#registry).map(({ name }) => name);
    const found = names.flatMap((name) => this.#registry.get(name) ?? []);
    return impactOfAll(
      found.map((managed) => impactOn(managed, command, this.#hub)),
      {
        command,
        at: this.#hub.epoch.now(),
        missing: names.filter((name) => this.#registry.get(name) === undefined),
      },
    );
  }

  /** Something that happened outside, such as a deploy. */
  mark(text: string, actor: string): Acknowledged<JournalEntry> {
    const entry = this.#hub.record({ kind: 'mark', breaker: null, text, actor });
    return { ...entry, durable: this.#hub.commit() };
  }

  #execute(breaker: string, { bulk, expectGeneration, reason, ...step }: Request, actor: string): Applied {
    const managed = this.#find(breaker);
    const before = this.#hub.views.state(managed);
    const attempted: Attempt = { managed, steps: [step], before, reason, actor, ...(bulk && { bulk }) };
    return this.#log.carryOut(attempted, () => {
      if (expectGeneration === undefined || expectGeneration === before.generation) return;
      throw generationMoved(breaker, expectGeneration, before);
    });
  }

  #undo(seq: number, { reason }: UndoRequest, actor: string): Applied {
    const undone = commandToUndo(this.#hub, seq);
    const managed = this.#find(undone.breaker);
    const steps = wayBack(undone, this.#hub.epoch.now());
    if (steps === null) {
      const gone = undone.before.override !== null;
      throw nothingToUndo(undone, gone ? 'what it ended has run out since' : 'it changed nothing');
    }
    const before = this.#hub.views.state(managed);
    const spoken = { reason: reason ?? undoReason(undone), actor };
    return this.#log.carryOut({ managed, steps, before, ...spoken, undoes: seq }, () =>
      checkUnmoved(undone, before),
    );
  }

  #find(name: string): ManagedBreaker {
    const managed = this.#registry.get(name);
    if (!managed) throw unknownBreaker(name);
    return managed;
  }

  #committed(applied: Applied): CommandResult {
    return { ...applied, durable: this.#hub.commit() };
  }
}

type Attempted =
  | ({ readonly ok: true } & Applied)
  | { readonly ok: false; readonly code: string; readonly message: string };

function attempt(execute: () => Applied): Attempted {
  try {
    return { ok: true, ...execute() };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return { ok: false, code: error.code, message: error.message };
  }
}
