import { type PointerEvent, useState } from 'react';

interface Drag {
  readonly began: number;
  readonly now: number;
}

/** A drag by mouse or pen across an element, in pixels from its edge. A finger scrolls the page. */
export function useDrag(onDragged: (from: number, to: number, width: number) => void) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const xOf = (event: PointerEvent<HTMLElement>) =>
    event.clientX - event.currentTarget.getBoundingClientRect().left;
  const handlers = {
    onPointerDown: (event: PointerEvent<HTMLElement>) => {
      if (event.button !== 0 || event.pointerType === 'touch') return;
      setDrag({ began: xOf(event), now: xOf(event) });
    },
    onPointerMove: (event: PointerEvent<HTMLElement>) => {
      if (drag === null) return;
      // Only now: a click must still reach what is below.
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ ...drag, now: xOf(event) });
    },
    onPointerUp: (event: PointerEvent<HTMLElement>) => {
      setDrag(null);
      if (drag !== null) onDragged(drag.began, xOf(event), event.currentTarget.clientWidth);
    },
    onPointerCancel: () => setDrag(null),
  };
  const span = drag && { from: Math.min(drag.began, drag.now), to: Math.max(drag.began, drag.now) };
  return { span, handlers };
}
