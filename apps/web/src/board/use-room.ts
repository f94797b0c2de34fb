import { type RefObject, useCallback, useSyncExternalStore } from 'react';

export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Kept free below, px. */
const MARGIN = 12;

/** From an element down to the foot of the window, px; 0 until it is in the page. */
export function useRoom(element: RefObject<HTMLElement | null>): Room {
  const subscribe = useCallback(
    (onChange: () => void) => {
      const observer = new ResizeObserver(onChange);
      if (element.current) observer.observe(element.current);
      window.addEventListener('resize', onChange);
      return () => {
        observer.disconnect();
        window.removeEventListener('resize', onChange);
      };
    },
    [element],
  );
  const width = useSyncExternalStore(subscribe, () => element.current?.clientWidth ?? 0);
  const height = useSyncExternalStore(subscribe, () => heightBelow(element.current));
  return { width, height };
}

function heightBelow(element: HTMLElement | null): number {
  if (element === null) return 0;
  const top = element.getBoundingClientRect().top + window.scrollY;
  return Math.max(0, Math.floor(window.innerHeight - top - MARGIN));
}
