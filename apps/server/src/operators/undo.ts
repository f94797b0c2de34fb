import type { CommandEntry, JournalEntry, StateView } from '@fuseboard/protocol';
import type { Hub } from '../hub/hub.ts';
import { ProblemError } from '../problem-error.ts';
import {
  nothingToUndo,
  alreadyUndone,
  movedSince,
  noCommand,
  tooLate,
  unknownEntry,
} from './undo-refusal.ts';
import { sameOverride } from './way-back.ts';

/** Later than that, how a breaker stood before is no guide to how it should stand now: then a command of its own says what is meant. */
const UNDO_WITHIN_MS = 3_600_000;

const LONGEST_REASON = 500;

/** The command to take back. @throws ProblemError where there is none, or it cannot be taken back any more, whatever its breaker does */
export function commandToUndo(hub: Hub, seq: number): CommandEntry {
  const entry = entryOf(hub, seq);
  if (entry.kind !== 'command') throw noCommand(entry);
  if (entry.outcome === 'refused') throw nothingToUndo(entry, 'it was refused and changed nothing');
  const undone = undoOf(hub, seq);
  if (undone) throw alreadyUndone(entry, undone);
  if (hub.epoch.now() - entry.at > UNDO_WITHIN_MS) throw tooLate(entry);
  return entry;
}

/** @throws ProblemError `generation-moved`: to undo it now would undo what came after it */
export function checkUnmoved(undone: CommandEntry, now: StateView): void {
  const { after } = undone;
  const unmoved = now.generation === after.generation && sameOverride(now.override, after.override);
  if (!unmoved) throw movedSince(undone, now);
}

export function undoReason({ command, reason, before }: CommandEntry): string {
  const why = before.override?.reason ?? reason;
  return `Undo of ${command}: ${why}`.slice(0, LONGEST_REASON);
}

function entryOf({ journal, store }: Hub, seq: number): JournalEntry {
  const near = journal.entry(seq);
  if (near) return near;
  if (seq < 1 || seq > journal.lastSeq) throw unknownEntry(seq);
  const older = store.search({}, { before: seq + 1, limit: 1 });
  if (older === null)
    throw new ProblemError('not-ready', 'The entry cannot be read now: the database says why in the log.');
  const [entry] = older.entries;
  if (entry?.seq !== seq) throw unknownEntry(seq);
  return entry;
}

function undoOf({ journal }: Hub, seq: number): CommandEntry | null {
  for (const entry of journal.backwards()) {
    if (entry.seq <= seq) return null;
    if (entry.kind === 'command' && entry.undoes === seq && entry.outcome === 'applied') return entry;
  }
  return null;
}
