import { type RefObject, useLayoutEffect } from 'react';
import type { BreakerEntry } from '../store/board-state.ts';
import { numbers } from '../store/numbers.ts';
import { NumberWriter } from './number-writer.ts';

/** Keeps the cells within `root` up to date for as long as it is in the page; before the first paint, too. */
export function useNumberWriter(root: RefObject<HTMLElement | null>, entry: BreakerEntry): void {
  useLayoutEffect(() => {
    if (!root.current) return;
    const writer = new NumberWriter(root.current);
    writer.write(entry);
    return numbers.subscribe(entry.name, () => writer.write(entry));
  }, [root, entry]);
}
