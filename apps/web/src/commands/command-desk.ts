import type { BreakerCommand, CommandResult } from '@fuseboard/protocol';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Answered, Ask } from '../live/questions.ts';
import type { BoardState, BreakerEntry } from '../store/board-state.ts';
import { type CommandDraft, checkDraft, type DraftErrors, EMPTY_DRAFT, NO_ERRORS } from './command-draft.ts';
import { clearPending, type PendingCommand, setPending, whenSeen } from './pending-commands.ts';

type DialogPhase =
  | { readonly kind: 'editing' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** The one open dialog. */
export interface OpenCommand {
  readonly breaker: string;
  readonly command: BreakerCommand;
  /** The breaker as the operator saw it when deciding: the command is sent for this generation only. */
  readonly seen: BreakerEntry;
  readonly draft: CommandDraft;
  readonly errors: DraftErrors;
  readonly phase: DialogPhase;
}

export type CommandNews =
  | { readonly kind: 'done'; readonly command: BreakerCommand; readonly result: CommandResult }
  | { readonly kind: 'undone'; readonly result: CommandResult }
  | {
      readonly kind: 'refused';
      readonly command: BreakerCommand | 'undo';
      readonly breaker: string;
      readonly message: string;
    };

export interface CommandTarget {
  readonly breaker: string;
  readonly command: BreakerCommand;
  /** What is filled in already. */
  readonly draft?: Partial<CommandDraft>;
}

type Answer = Answered<'command'>;

export interface DeskParts {
  readonly board: StoreApi<BoardState>;
  readonly pending: StoreApi<ReadonlyMap<string, PendingCommand>>;
  readonly ask: Ask;
  /** Server epoch ms. */
  readonly now: () => number;
  /** What the dialog is not there to say (any more). */
  readonly announce: (news: CommandNews) => void;
}

export interface DeskState {
  readonly open: OpenCommand | null;
}

/** Where commands are given: one at a time, never twice, and never for a breaker that moved meanwhile. */
export class CommandDesk {
  readonly store = createStore<DeskState>(() => ({ open: null }));
  readonly #parts: DeskParts;

  constructor(parts: DeskParts) {
    this.#parts = parts;
  }

  /** Nothing happens for a breaker that is not on the board. */
  open({ breaker, command, draft }: CommandTarget): void {
    const seen = this.#present(breaker);
    if (seen === undefined) return;
    const fresh = { errors: NO_ERRORS, phase: { kind: 'editing' } } as const;
    this.store.setState({ open: { breaker, command, seen, draft: { ...EMPTY_DRAFT, ...draft }, ...fresh } });
  }

  close(): void {
    this.store.setState({ open: null });
  }

  edit(change: Partial<CommandDraft>): void {
    const { open } = this.store.getState();
    if (open === null || open.phase.kind === 'sending') return;
    const draft = { ...open.draft, ...change };
    this.#change(open, { draft, errors: this.#mended(open, draft) });
  }

  /** Takes the breaker as it is now for what the operator decides on; what was typed stays. */
  lookAgain(): void {
    const { open } = this.store.getState();
    const seen = open === null ? undefined : this.#present(open.breaker);
    if (open === null || seen === undefined || open.phase.kind === 'sending') return;
    this.#change(open, { seen, phase: { kind: 'editing' } });
  }

  /** The phase changes before the first await, so a second click or Enter finds it sending. */
  async submit(): Promise<void> {
    const { open } = this.store.getState();
    if (open === null || open.phase.kind === 'sending') return;
    const checked = checkDraft(open.draft, open.command);
    if (!checked.ok) {
      this.#change(open, { errors: checked.errors, phase: { kind: 'editing' } });
      return;
    }
    const { reason, expiresIn } = checked;
    const sent = this.#change(open, { errors: NO_ERRORS, phase: { kind: 'sending' } });
    const { breaker, command, seen } = sent;
    const expectGeneration = seen.generation;
    const answer = await this.#pending(breaker, command, () =>
      this.#parts.ask('command', { breaker, command, reason, expiresIn, expectGeneration }),
    );
    this.#answered(sent, answer);
  }

  /** Without a dialog: what it takes back was confirmed. */
  async undo({ breaker, seq }: Pick<CommandResult, 'breaker' | 'seq'>): Promise<void> {
    const answer = await this.#pending(breaker, 'undo', () => this.#parts.ask('undo', { seq }));
    if (answer.ok) this.#parts.announce({ kind: 'undone', result: answer.result });
    else this.#parts.announce({ kind: 'refused', command: 'undo', breaker, message: answer.message });
  }

  #answered(sent: OpenCommand, answer: Answer): void {
    const { command, breaker } = sent;
    const stillOpen = this.store.getState().open === sent;
    if (answer.ok) {
      if (stillOpen) this.close();
      this.#parts.announce({ kind: 'done', command, result: answer.result });
      return;
    }
    const { code, message } = answer;
    if (!stillOpen) this.#parts.announce({ kind: 'refused', command, breaker, message });
    else this.#change(sent, { phase: { kind: 'refused', code, message }, errors: fieldErrors(answer) });
  }

  async #pending(
    breaker: string,
    command: PendingCommand['command'],
    send: () => Promise<Answer>,
  ): Promise<Answer> {
    const { pending, board, now } = this.#parts;
    const entry: PendingCommand = { command, since: now() };
    setPending(pending, [breaker], entry);
    const answer = await send();
    const done = () => clearPending(pending, [breaker], entry);
    if (answer.ok) whenSeen(board, answer.result.seq, done);
    else done();
    return answer;
  }

  #present(breaker: string): BreakerEntry | undefined {
    return this.#parts.board.getState().breakers.get(breaker);
  }

  /** An error once shown goes away as soon as it is mended, and not before. */
  #mended(open: OpenCommand, draft: CommandDraft): DraftErrors {
    const checked = checkDraft(draft, open.command);
    if (checked.ok) return NO_ERRORS;
    return {
      reason: open.errors.reason && checked.errors.reason,
      expiresIn: open.errors.expiresIn && checked.errors.expiresIn,
    };
  }

  #change(open: OpenCommand, change: Partial<OpenCommand>): OpenCommand {
    const next = { ...open, ...change };
    this.store.setState({ open: next });
    return next;
  }
}

function fieldErrors(answer: Extract<Answer, { ok: false }>): DraftErrors {
  const at = (path: string) => answer.errors?.find((error) => error.path === path)?.message ?? null;
  return { reason: at('reason'), expiresIn: at('expiresIn') };
}
