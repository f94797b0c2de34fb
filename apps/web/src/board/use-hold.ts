import { type FocusEvent, type PointerEvent, useMemo, useRef } from 'react';

interface Hold {
  /** While the pointer or the focus is inside. */
  readonly held: () => boolean;
  /** For the element that is to hold still. */
  readonly props: {
    readonly onPointerEnter: (event: PointerEvent) => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: () => void;
    readonly onBlur: (event: FocusEvent) => void;
  };
}

/** Nothing may move away under a hand that is about to press. A finger holds only while it touches. */
export function useHold(): Hold {
  const inside = useRef({ pointer: false, focus: false });
  return useMemo(
    () => ({
      held: () => inside.current.pointer || inside.current.focus,
      props: {
        onPointerEnter: () => {
          inside.current.pointer = true;
        },
        onPointerLeave: () => {
          inside.current.pointer = false;
        },
        onFocus: () => {
          inside.current.focus = true;
        },
        onBlur: ({ currentTarget, relatedTarget }) => {
          inside.current.focus = relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
        },
      },
    }),
    [],
  );
}
