import { useLayoutEffect, useRef } from 'react';
import { onTick, pictureNow } from '../store/server-clock.ts';

interface Props {
  /** Server epoch ms. */
  readonly at: number;
  /** Pure, and the same function at each render. */
  readonly text: (at: number, now: number) => string;
  readonly everyMs?: number;
  readonly className?: string | undefined;
}

/** A text that follows the clock without rendering; written only when it changes. */
export function Clocked({ at, text, everyMs = 1_000, className }: Props) {
  const node = useRef<HTMLTimeElement>(null);
  useLayoutEffect(() => {
    let written = '';
    const write = () => {
      const next = text(at, pictureNow());
      if (next === written || !node.current) return;
      written = next;
      node.current.textContent = next;
    };
    write();
    return onTick(everyMs, write);
  }, [at, text, everyMs]);
  return <time ref={node} className={className} />;
}
