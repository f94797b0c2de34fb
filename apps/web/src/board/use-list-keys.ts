import { type FocusEvent, type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { openBulkDialog } from '../commands/bulk.ts';
import { openCommandDialog } from '../commands/desk.ts';
import { clearSelection, selection, selectUpTo, toggleSelected } from '../commands/selection.ts';
import type { BoardLine } from './board-lines.ts';
import { moveActive } from './move-active.ts';

interface Parts {
  readonly lines: readonly BoardLine[];
  readonly scrollToLine: (index: number) => void;
}

interface ListKeys {
  /** The one stop of the Tab key: a breaker, or a heading by its line's key. */
  readonly active: string | null;
  /** For the element around all of them. */
  readonly props: {
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
    readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
  };
}

/** One tab stop for a whole list of breakers, the arrow keys from there, and the keys that command and select. */
export function useListKeys({ lines, scrollToLine }: Parts, list: RefObject<HTMLElement | null>): ListKeys {
  const [chosen, setChosen] = useState<string | null>(null);
  // Where the focus is on its way to, but not in the page yet: a key that is faster than the frame is already meant for it.
  const going = useRef<string | null>(null);

  const goTo = (stop: string) => {
    setChosen(stop);
    scrollToLine(lines.findIndex((line) => isAt(line, stop)));
    const element = elementOf(list.current, stop);
    going.current = element === null ? stop : null;
    element?.focus();
    requestAnimationFrame(() => {
      if (going.current !== stop) return;
      going.current = null;
      elementOf(list.current, stop)?.focus();
    });
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const stop = going.current ?? stopAt(event.target);
    if (event.ctrlKey || event.metaKey || event.altKey || stop === null) return;
    const next = moveActive(lines, stop, event.key);
    if (next !== null) goTo(next);
    else if (event.key === 'Escape' && selection.getState().on) clearSelection();
    else if (isHeading(lines, stop) || !act(event.key, stop)) return;
    event.preventDefault();
  };

  return {
    active: activeOf(lines, chosen),
    props: { onKeyDown, onFocus: ({ target }) => setChosen(stopAt(target) ?? chosen) },
  };
}

/** What a key does to a breaker; false: nothing. */
function act(key: string, name: string): boolean {
  const command = COMMANDS[key];
  if (command !== undefined) give(command, name);
  else if (key === 'x') toggleSelected(name);
  else if (key === 'X') selectUpTo(name);
  else return false;
  return true;
}

/** To those that are selected; to the one in focus where none is. */
function give(command: 'force-open' | 'reset', breaker: string): void {
  const { names } = selection.getState();
  if (names.size > 0) openBulkDialog({ breakers: [...names], command });
  else openCommandDialog({ breaker, command });
}

const COMMANDS: Readonly<Record<string, 'force-open' | 'reset'>> = { f: 'force-open', r: 'reset' };

/** The breaker or heading that this is of. */
function stopAt(target: EventTarget): string | null {
  if (!(target instanceof HTMLElement)) return null;
  const { item, select, stop } = target.dataset;
  return item ?? select ?? stop ?? null;
}

function elementOf(list: HTMLElement | null, stop: string): HTMLElement | null {
  const name = CSS.escape(stop);
  return list?.querySelector<HTMLElement>(`[data-item="${name}"], [data-stop="${name}"]`) ?? null;
}

const isAt = (line: BoardLine, stop: string): boolean =>
  line.kind === 'items' ? line.names.includes(stop) : line.foldable && line.key === stop;

const isHeading = (lines: readonly BoardLine[], stop: string): boolean =>
  lines.some((line) => line.kind === 'heading' && line.key === stop);

/** What was chosen, if it is still listed; otherwise the first. */
function activeOf(lines: readonly BoardLine[], chosen: string | null): string | null {
  if (chosen !== null && lines.some((line) => isAt(line, chosen))) return chosen;
  const first = lines.find((line) => line.kind === 'items' || line.foldable);
  return first === undefined ? null : first.kind === 'items' ? (first.names[0] ?? null) : first.key;
}
