import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useCallback, useLayoutEffect, useState } from 'react';
import type { BoardLine } from './board-lines.ts';
import { type BoardShape, HEADING_HEIGHT } from './board-shape.ts';
import type { ShownLine } from './placed-sections.ts';

/** Up to so many breakers are all in the page, so that the browser's own search finds them; of more, those in sight. */
const ALL_UP_TO = 120;
/** Lines beyond the edge of the screen. */
const OVERSCAN = 3;

interface Parts {
  readonly lines: readonly BoardLine[];
  readonly shape: BoardShape;
  /** How many breakers are listed. */
  readonly count: number;
}

interface ShownLines {
  readonly shown: readonly ShownLine[];
  /** Of the whole list, px. */
  readonly height: number;
  readonly scrollToLine: (index: number) => void;
}

/** Which lines are to be in the page, for a list that scrolls with the window. */
export function useShownLines(
  { lines, shape, count }: Parts,
  list: RefObject<HTMLDivElement | null>,
): ShownLines {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => setTop(list.current?.offsetTop ?? 0), [list]);
  // The virtualiser works out where lines are anew when this function is another one, so it is with each change of theirs.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  const getItemKey = useCallback((index: number) => lines[index]?.key ?? index, [lines, shape]);
  const virtual = useWindowVirtualizer({
    count: lines.length,
    estimateSize: (index) => (lines[index]?.kind === 'heading' ? HEADING_HEIGHT : shape.itemHeight),
    getItemKey,
    gap: shape.lineGap,
    overscan: count <= ALL_UP_TO ? lines.length : OVERSCAN,
    scrollMargin: top,
    useFlushSync: false,
  });
  const shown = virtual.getVirtualItems().flatMap((item) => {
    const line = lines[item.index];
    return line ? [{ line, top: item.start - top }] : [];
  });
  return {
    shown,
    height: virtual.getTotalSize(),
    scrollToLine: (index) => virtual.scrollToIndex(index),
  };
}
