import type { BreakerCommand } from '@fuseboard/protocol';
import { untilTime } from '../format/time.ts';
import { sendCommand } from '../live/connection.ts';
import { boardStore } from '../store/board-store.ts';
import { serverNow } from '../store/server-clock.ts';
import { closeToast, showToast } from '../ui/toast.ts';
import { CommandDesk, type CommandNews } from './command-desk.ts';
import { COMMAND_FACTS } from './command-facts.ts';
import { pendingCommands } from './pending-commands.ts';

const UNDO_FOR = 10_000;

/** The page's one desk. */
export const desk = new CommandDesk({
  board: boardStore,
  pending: pendingCommands,
  send: sendCommand,
  now: serverNow,
  announce,
});

/** From anywhere: a button, a menu, a key. Sends nothing by itself. */
export const openCommandDialog = (target: {
  readonly breaker: string;
  readonly command: BreakerCommand;
}): void => desk.open(target);

function announce(news: CommandNews): void {
  const facts = COMMAND_FACTS[news.command];
  if (news.kind === 'refused') {
    const title = `${news.breaker}: ${facts.label.toLowerCase()} refused`;
    showToast({ title, description: news.message, tone: 'error', timeout: 0 });
    return;
  }
  const { breaker, after } = news.result;
  const expiresAt = after.override?.expiresAt ?? null;
  const until = expiresAt === null ? '' : ` until ${untilTime(expiresAt, serverNow())}`;
  const { undo } = news;
  const toast = showToast({
    title: `${breaker}: ${facts.done}${until}`,
    timeout: UNDO_FOR,
    ...(undo && { action: { label: 'Undo', onClick: () => undoNow() } }),
  });
  const undoNow = () => {
    closeToast(toast);
    if (undo) void desk.undo(undo);
  };
}
