import { z } from 'zod';
import { breakerNameSchema } from './breaker-name.ts';
import type { WindowView } from './breaker-view.ts';
import type { CallBatch } from './call.ts';
import type { CommandImpact } from './command-impact.ts';
import type { DemoState } from './demo.ts';
import type { Frame } from './frame.ts';
import type { JournalEntry } from './journal.ts';
import type {
  BulkCommandInput,
  BulkCommandResult,
  BulkUndo,
  BulkUndoResult,
  CommandResult,
  ImpactRequest,
  SocketCommandInput,
  SocketUndoInput,
} from './operator-command.ts';
import type { ProblemCode, ProblemPath } from './problem.ts';
import type { SessionView } from './session.ts';
import type { PackedSnapshot, ServerHealth, Snapshot } from './snapshot.ts';

/** Answer to everything a client sends. */
export type Ack<T> =
  | ({ readonly ok: true } & T)
  | {
      readonly ok: false;
      readonly code: ProblemCode;
      readonly message: string;
      readonly errors?: readonly ProblemPath[];
    };

/**
 * The entries after the client's `seq`, oldest first. `complete: false`: the server no longer has all of them, or it is
 * another journal; then `snapshot` is the new picture and `entries` what the server still has.
 */
export interface ResumeAnswer<Picture = Snapshot> {
  readonly bootId: string;
  readonly complete: boolean;
  readonly entries: readonly JournalEntry[];
  readonly snapshot: Picture | null;
}

export const resumeSchema = z.strictObject({
  bootId: z.string().min(1).max(64),
  seq: z.number().int().min(0),
});
export const watchSchema = z.strictObject({ breaker: breakerNameSchema });
export const paceSchema = z.strictObject({ hidden: z.boolean() });

/**
 * Server to client. On connecting: `snapshot`, then `journal` entries as they happen and `frame`s 4 times a second
 * (1 for a hidden tab). `journal` is reliable and ordered; `frame`, `call` and `window` may be dropped.
 */
export interface ServerToClientEvents {
  snapshot: (snapshot: PackedSnapshot) => void;
  frame: (frame: Frame) => void;
  journal: (batch: { readonly entries: readonly JournalEntry[] }) => void;
  call: (batch: CallBatch) => void;
  /** Of a watched breaker, at frame pace. */
  window: (view: WindowView) => void;
  /** The demo's dials or scenarios changed. */
  demo: (state: DemoState) => void;
  /** It changed since the snapshot. */
  health: (health: ServerHealth) => void;
  /** Before the first snapshot. */
  who: (session: SessionView) => void;
  /** The last thing a connection hears that may no longer be here. */
  'signed-out': (told: { readonly code: ProblemCode; readonly message: string }) => void;
  presence: (presence: { readonly viewers: number }) => void;
  notice: (notice: { readonly level: 'info' | 'warning'; readonly text: string }) => void;
}

export interface ClientToServerEvents {
  resume: (
    request: z.input<typeof resumeSchema>,
    ack: (answer: Ack<ResumeAnswer<PackedSnapshot>>) => void,
  ) => void;
  watch: (
    request: z.input<typeof watchSchema>,
    ack: (answer: Ack<{ readonly window: WindowView }>) => void,
  ) => void;
  unwatch: (request: z.input<typeof watchSchema>, ack: (answer: Ack<object>) => void) => void;
  pace: (request: z.input<typeof paceSchema>, ack: (answer: Ack<object>) => void) => void;
  command: (
    request: SocketCommandInput,
    ack: (answer: Ack<{ readonly result: CommandResult }>) => void,
  ) => void;
  /** One command for many. */
  commands: (
    request: BulkCommandInput,
    ack: (answer: Ack<{ readonly results: readonly BulkCommandResult[] }>) => void,
  ) => void;
  undo: (request: SocketUndoInput, ack: (answer: Ack<{ readonly result: CommandResult }>) => void) => void;
  /** Several at once. */
  undoMany: (
    request: BulkUndo,
    ack: (answer: Ack<{ readonly results: readonly BulkUndoResult[] }>) => void,
  ) => void;
  /** What a command would do; does nothing. */
  impact: (request: ImpactRequest, ack: (answer: Ack<{ readonly impact: CommandImpact }>) => void) => void;
}
