import { useEffect } from 'react';
import { boardStore } from '../store/board-store.ts';
import { showToast } from '../ui/toast.ts';

/** What the server wants everybody to know. */
export function Notices() {
  useEffect(
    () =>
      boardStore.subscribe(({ notice }, before) => {
        if (notice === null || notice === before.notice) return;
        showToast({ title: notice.text, tone: notice.level });
      }),
    [],
  );
  return null;
}
