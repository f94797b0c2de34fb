import { ask } from '../live/connection.ts';
import { boardStore } from '../store/board-store.ts';
import { serverNow } from '../store/server-clock.ts';
import { showToast } from '../ui/toast.ts';
import { BulkDesk, type BulkTarget, type BulkUndone, type OpenBulk } from './bulk-desk.ts';
import { COMMAND_FACTS } from './command-facts.ts';
import { pendingCommands } from './pending-commands.ts';
import { offerUndo } from './undo-offers.ts';

/** The page's one desk for commands for many. */
export const bulkDesk = new BulkDesk({
  board: boardStore,
  pending: pendingCommands,
  ask,
  now: serverNow,
  offerUndo: offerLater,
  announceUndone,
});

/** From anywhere; sends nothing by itself. */
export const openBulkDialog = (target: BulkTarget): void => bulkDesk.open(target);

function offerLater(open: OpenBulk, undoUntil: number): void {
  if (open.phase.kind !== 'done') return;
  const done = open.phase.results.filter(({ ok }) => ok).length;
  offerUndo({
    title: `${done} of ${open.items.length} ${COMMAND_FACTS[open.command].done}`,
    undo: () => void bulkDesk.undo(open),
    lasts: undoUntil - serverNow(),
  });
}

function announceUndone(undone: BulkUndone): void {
  if (!undone.ok) {
    showToast({ title: 'Undo refused', description: undone.message, tone: 'error', timeout: 0 });
    return;
  }
  const refused = undone.results.flatMap((result) => (result.ok ? [] : [result.message]));
  const count = undone.results.length - refused.length;
  if (refused.length === 0) showToast({ title: `${count} undone` });
  else {
    const title = `${count} undone, ${refused.length} refused`;
    showToast({ title, description: refused.slice(0, 5).join(' '), tone: 'error', timeout: 0 });
  }
}
