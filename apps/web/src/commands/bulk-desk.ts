import type { BreakerCommand, BulkCommandResult, BulkUndoResult } from '@fuseboard/protocol';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answered, Ask } from '../live/questions.ts';
import type { BoardState, BreakerEntry } from '../store/board-state.ts';
import { type CommandDraft, checkDraft, type DraftErrors, EMPTY_DRAFT, NO_ERRORS } from './command-draft.ts';
import { clearPending, type PendingCommand, setPending, whenSeen } from './pending-commands.ts';
import { UNDO_FOR } from './undo-offers.ts';

type BulkPhase =
  | { readonly kind: 'editing' }
  | { readonly kind: 'sending' }
  /** All of it, before anything was done. */
  | { readonly kind: 'refused'; readonly message: string }
  /** `undoUntil`: server epoch ms; null: nothing to take back (any more). */
  | {
      readonly kind: 'done';
      readonly results: readonly BulkCommandResult[];
      readonly undoUntil: number | null;
    };

/** A command for many, from being thought of to what became of each. */
export interface OpenBulk {
  readonly command: BreakerCommand;
  /** As the operator saw them when deciding: each is commanded for this generation only. */
  readonly items: readonly BreakerEntry[];
  readonly draft: CommandDraft;
  readonly errors: DraftErrors;
  /** The count, typed by hand. */
  readonly typed: string;
  readonly typedError: string | null;
  readonly phase: BulkPhase;
}

/** From so many on, the count is typed: a slip of the hand does not type it. */
const COUNT_TYPED_ABOVE = 5;

export const mustTypeCount = ({ items }: Pick<OpenBulk, 'items'>): boolean =>
  items.length > COUNT_TYPED_ABOVE;

export type BulkUndone =
  | { readonly ok: true; readonly results: readonly BulkUndoResult[] }
  | { readonly ok: false; readonly message: string };

export interface BulkDeskParts {
  readonly board: StoreApi<BoardState>;
  readonly pending: StoreApi<ReadonlyMap<string, PendingCommand>>;
  readonly ask: Ask;
  /** Server epoch ms. */
  readonly now: () => number;
  /** The dialog was closed over what can still be undone until then. */
  readonly offerUndo: (open: OpenBulk, undoUntil: number) => void;
  readonly announceUndone: (undone: BulkUndone) => void;
}

type Answer = Answered<'commands'>;

export interface BulkTarget {
  readonly breakers: readonly string[];
  readonly command: BreakerCommand;
  readonly draft?: Partial<CommandDraft>;
}

/** Where commands for many are given: for exactly those in the list, each as it was seen. */
export class BulkDesk {
  readonly store = createStore<{ readonly open: OpenBulk | null }>(() => ({ open: null }));
  readonly #parts: BulkDeskParts;

  constructor(parts: BulkDeskParts) {
    this.#parts = parts;
  }

  /** Those that are not on the board are left out; nothing happens where nobody is left. */
  open({ breakers, command, draft }: BulkTarget): void {
    const items = this.#present(breakers);
    if (items.length === 0) return;
    this.store.setState({ open: { ...fresh(items), command, draft: { ...EMPTY_DRAFT, ...draft } } });
  }

  close(): void {
    const { open } = this.store.getState();
    this.store.setState({ open: null });
    if (open?.phase.kind !== 'done' || open.phase.undoUntil === null) return;
    if (open.phase.undoUntil > this.#parts.now()) this.#parts.offerUndo(open, open.phase.undoUntil);
  }

  edit(change: Partial<CommandDraft>): void {
    const open = this.#editable();
    if (open === null) return;
    const draft = { ...open.draft, ...change };
    const checked = checkDraft(draft, open.command);
    const { reason, expiresIn } = checked.ok ? NO_ERRORS : checked.errors;
    this.#put({
      ...open,
      draft,
      // An error once shown goes away as soon as it is mended, and not before.
      errors: { reason: open.errors.reason && reason, expiresIn: open.errors.expiresIn && expiresIn },
    });
  }

  typeCount(typed: string): void {
    const open = this.#editable();
    if (open === null) return;
    this.#put({ ...open, typed, typedError: open.typedError && countError({ ...open, typed }) });
  }

  /** Takes them as they are now for what the operator decides on; what was typed stays. */
  lookAgain(): void {
    const open = this.#editable();
    if (open === null) return;
    const items = this.#present(open.items.map(({ name }) => name));
    if (items.length === 0) this.close();
    else this.#put({ ...open, items, phase: { kind: 'editing' } });
  }

  /** The phase changes before the first await, so a second click or Enter finds it sending. */
  async submit(): Promise<void> {
    const open = this.#editable();
    if (open === null) return;
    const checked = checkDraft(open.draft, open.command);
    const typedError = countError(open);
    if (!checked.ok || typedError !== null) {
      const errors = checked.ok ? NO_ERRORS : checked.errors;
      this.#put({ ...open, errors, typedError, phase: { kind: 'editing' } });
      return;
    }
    const sent: OpenBulk = { ...open, errors: NO_ERRORS, typedError: null, phase: { kind: 'sending' } };
    this.#put(sent);
    const { reason, expiresIn } = checked;
    const { command } = open;
    const breakers = open.items.map(({ name, generation }) => ({ name, expectGeneration: generation }));
    const answer = await this.#waiting(sent, () =>
      this.#parts.ask('commands', { breakers, command, reason, expiresIn }),
    );
    this.#finish(sent, answer);
  }

  /** Those that were refused, as they are now. */
  retry(): void {
    const { open } = this.store.getState();
    if (open?.phase.kind !== 'done') return;
    const failed = open.phase.results.flatMap((result) => (result.ok ? [] : [result.breaker]));
    const items = this.#present(failed);
    const { command, draft } = open;
    if (items.length > 0) this.store.setState({ open: { ...fresh(items), command, draft } });
  }

  /** Takes back what was done and can be, without asking: it was confirmed. */
  async undo(open: OpenBulk): Promise<void> {
    if (open.phase.kind !== 'done') return;
    if (this.store.getState().open === open) this.store.setState({ open: null });
    const seqs = open.phase.results.flatMap((result) => (result.ok && result.undoable ? [result.seq] : []));
    this.#parts.announceUndone(await this.#parts.ask('undoMany', { seqs }));
  }

  #finish(sent: OpenBulk, answer: Answer): void {
    const undoable = answer.ok && answer.results.some((result) => result.ok && result.undoable);
    const undoUntil = undoable ? this.#parts.now() + UNDO_FOR : null;
    const phase: BulkPhase = answer.ok
      ? { kind: 'done', results: answer.results, undoUntil }
      : { kind: 'refused', message: answer.message };
    // Also where the dialog was closed meanwhile: nobody is to miss what became of each.
    if (this.store.getState().open === sent || this.store.getState().open === null) {
      this.#put({ ...sent, phase });
    }
  }

  async #waiting({ items, command }: OpenBulk, send: () => Promise<Answer>): Promise<Answer> {
    const { pending, board, now } = this.#parts;
    const names = items.map(({ name }) => name);
    const entry: PendingCommand = { command, since: now() };
    setPending(pending, names, entry);
    const answer = await send();
    const seqs = answer.ok ? answer.results.flatMap((result) => (result.ok ? [result.seq] : [])) : [];
    whenSeen(board, Math.max(0, ...seqs), () => clearPending(pending, names, entry));
    return answer;
  }

  #editable(): OpenBulk | null {
    const { open } = this.store.getState();
    return open !== null && (open.phase.kind === 'editing' || open.phase.kind === 'refused') ? open : null;
  }

  #present(names: readonly string[]): readonly BreakerEntry[] {
    const { breakers } = this.#parts.board.getState();
    return names.flatMap((name) => breakers.get(name) ?? []);
  }

  #put(open: OpenBulk): void {
    this.store.setState({ open });
  }
}

const fresh = (items: readonly BreakerEntry[]) =>
  ({ items, errors: NO_ERRORS, typed: '', typedError: null, phase: { kind: 'editing' } }) as const;

function countError(open: OpenBulk): string | null {
  const count = String(open.items.length);
  return mustTypeCount(open) && open.typed.trim() !== count ? `Type ${count}: it is for so many.` : null;
}
