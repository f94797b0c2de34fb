import { useEffect } from 'react';
import { plural } from '../format/quantity.ts';
import { boardStore } from '../store/board-store.ts';
import { onTick, serverNow } from '../store/server-clock.ts';
import { whyNotMine } from '../store/why-not-mine.ts';
import { showToast } from '../ui/toast.ts';
import { openBulkDialog } from './bulk.ts';
import { COMMAND_FACTS } from './command-facts.ts';
import { keepLonger } from './expiring.ts';
import { ExpiryWatch, type Expiring } from './expiry-watch.ts';

/** Warns on every page, in words, a minute before an override ends; mounted once. */
export function ExpiryNotices() {
  useEffect(() => {
    const watch = new ExpiryWatch();
    return onTick(1_000, () => {
      const { breakers, connection } = boardStore.getState();
      if (connection.kind !== 'live') return;
      for (const expiring of watch.look(breakers.values(), serverNow())) warn(expiring);
    });
  }, []);
  return null;
}

const STANDS_FOR = 60_000;

function warn({ command, breakers }: Expiring): void {
  const [first, ...others] = breakers;
  if (first === undefined) return;
  const what = COMMAND_FACTS[command].label.toLowerCase();
  const names = breakers.map(({ name }) => name);
  const keep = () => {
    if (others.length === 0) keepLonger(first);
    else openBulkDialog({ breakers: names, command, draft: { reason: first.override?.reason ?? '' } });
  };
  showToast({
    title:
      others.length === 0
        ? `${first.name}: ${what} ends within a minute`
        : `${plural(names.length, 'override')} (${what}) end within a minute`,
    description: others.length === 0 ? (first.override?.reason ?? '') : namesInShort(names),
    tone: 'warning',
    timeout: STANDS_FOR,
    // Who may not act is told all the same.
    ...(whyNotMine(boardStore.getState().who, 'command-breakers') === null && {
      action: { label: 'Keep 15 min more', onClick: keep },
    }),
  });
}

function namesInShort(names: readonly string[]): string {
  const shown = names.slice(0, 4);
  const more = names.length - shown.length;
  return more > 0 ? `${shown.join(', ')} and ${more} more` : shown.join(', ');
}
