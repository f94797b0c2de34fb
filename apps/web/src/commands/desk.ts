import { stateWord } from '../format/state-word.ts';
import { untilTime } from '../format/time.ts';
import { ask } from '../live/connection.ts';
import { boardStore } from '../store/board-store.ts';
import { serverNow } from '../store/server-clock.ts';
import { showToast } from '../ui/toast.ts';
import { CommandDesk, type CommandNews, type CommandTarget } from './command-desk.ts';
import { COMMAND_FACTS } from './command-facts.ts';
import { notSaved } from './not-saved.ts';
import { pendingCommands } from './pending-commands.ts';
import { offerUndo } from './undo-offers.ts';

/** The page's one desk. */
export const desk = new CommandDesk({
  board: boardStore,
  pending: pendingCommands,
  ask,
  now: serverNow,
  announce,
});

/** From anywhere: a button, a menu, a key. Sends nothing by itself. */
export const openCommandDialog = (target: CommandTarget): void => desk.open(target);

function announce(news: CommandNews): void {
  switch (news.kind) {
    case 'refused': {
      const what = news.command === 'undo' ? 'undo' : COMMAND_FACTS[news.command].label.toLowerCase();
      const title = `${news.breaker}: ${what} refused`;
      showToast({ title, description: news.message, tone: 'error', timeout: 0 });
      return;
    }
    case 'undone': {
      const { breaker, after, durable } = news.result;
      showToast({
        title: `${breaker}: undone, ${stateWord(after.state).toLowerCase()} again`,
        ...notSaved(durable),
      });
      return;
    }
    case 'done':
      announceDone(news);
      return;
    default:
      news satisfies never;
  }
}

function announceDone({ command, result }: Extract<CommandNews, { kind: 'done' }>): void {
  const { breaker, after, undoable, durable } = result;
  const expiresAt = after.override?.expiresAt ?? null;
  const until = expiresAt === null ? '' : ` until ${untilTime(expiresAt, serverNow())}`;
  const message = { title: `${breaker}: ${COMMAND_FACTS[command].done}${until}`, ...notSaved(durable) };
  if (undoable) offerUndo({ ...message, undo: () => void desk.undo(result) });
  else showToast(message);
}
