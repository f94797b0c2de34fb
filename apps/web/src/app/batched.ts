interface Options<T> {
  /** ms between two deliveries. */
  readonly pause: number;
  readonly deliver: (items: readonly T[]) => void;
  /** Returns its undo. */
  readonly setTimer: (fn: () => void, ms: number) => () => void;
}

export interface Batched<T> {
  readonly add: (items: readonly T[]) => void;
  readonly stop: () => void;
}

/** The first items are delivered at once, what comes within the pause after it together at its end. */
export function batched<T>({ pause, deliver, setTimer }: Options<T>): Batched<T> {
  let waiting: T[] = [];
  let cancel: (() => void) | null = null;
  const send = () => {
    cancel = null;
    if (waiting.length === 0) return;
    const items = waiting;
    waiting = [];
    cancel = setTimer(send, pause);
    deliver(items);
  };
  return {
    add: (items) => {
      if (items.length === 0) return;
      waiting.push(...items);
      if (cancel === null) send();
    },
    stop: () => cancel?.(),
  };
}
