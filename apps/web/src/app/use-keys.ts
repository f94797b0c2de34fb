import { useEffect } from 'react';
import { SEARCH_ID } from '../board/search-box.tsx';
import { undoNewest } from '../commands/undo-offers.ts';

interface Keys {
  readonly onShowKeys: () => void;
  /** `near`: the breaker that one is looking at; null: none. */
  readonly onShowPalette: (near: string | null) => void;
  /** Where there is no search in sight. */
  readonly onGoToBoard: () => void;
}

/** The keys that act wherever the focus is, but not while somebody writes. */
export function useKeys({ onShowKeys, onShowPalette, onGoToBoard }: Keys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isPaletteKey(event)) {
        event.preventDefault();
        if (!isInDialog(event.target)) onShowPalette(breakerInSight());
        return;
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
      if (event.key === '?') onShowKeys();
      else if (event.key === 'u') {
        if (!undoNewest()) return;
      } else if (event.key !== '/') return;
      else if (!focusSearch()) onGoToBoard();
      event.preventDefault();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [onShowKeys, onShowPalette, onGoToBoard]);
}

/** Also while somebody writes; browsers that have another use for it let a page take it. */
const isPaletteKey = ({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean =>
  key.toLowerCase() === 'k' && ctrlKey !== metaKey && !altKey && !shiftKey;

/** The one in focus on the board, or whose page this is. */
function breakerInSight(): string | null {
  const focused = document.activeElement?.closest('[data-breaker]');
  const page = document.querySelector('[data-breaker-page]');
  return (focused ?? page)?.getAttribute('data-breaker') ?? null;
}

/** One that closes has no use for a key any more. */
const isInDialog = (target: EventTarget | null): boolean =>
  target instanceof Element && target.closest('[role="dialog"]:not([data-closed])') !== null;

function focusSearch(): boolean {
  const search = document.querySelector<HTMLInputElement>(`#${SEARCH_ID}`);
  search?.focus();
  search?.select();
  return search !== null;
}

/** A dialog's keys are its own. */
const isWriting = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    'input:not([type="radio"]), textarea, select, [contenteditable], [role="dialog"], [role="menu"]',
  ) !== null;
