import { useEffect } from 'react';
import { SEARCH_ID } from '../board/search-box.tsx';
import { undoNewest } from '../commands/undo-offers.ts';

interface Keys {
  readonly onShowKeys: () => void;
  /** Where there is no search in sight. */
  readonly onGoToBoard: () => void;
}

/** The keys that act wherever the focus is, but not while somebody writes. */
export function useKeys({ onShowKeys, onGoToBoard }: Keys): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
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
  }, [onShowKeys, onGoToBoard]);
}

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
