import { useEffect, useEffectEvent, useState } from 'react';
import styles from './toasts.module.css';

interface Props {
  /** ms in all. */
  readonly lasts: number;
  /** It stands still: nobody is to lose what they reach for. */
  readonly held: boolean;
  readonly onEnd: () => void;
}

const STEP = 250;

/** The seconds that are left, for the eye; a screen reader was told beforehand how long it lasts. */
export function ToastCountdown({ lasts, held, onEnd }: Props) {
  const [left, setLeft] = useState(lasts);
  const end = useEffectEvent(onEnd);
  useEffect(() => {
    if (held) return undefined;
    let seen = performance.now();
    const timer = setInterval(() => {
      // By the clock: a busy browser leaves out ticks, and the offer must not outlast what was said.
      const now = performance.now();
      const passed = now - seen;
      seen = now;
      setLeft((before) => before - passed);
    }, STEP);
    return () => clearInterval(timer);
  }, [held]);
  useEffect(() => {
    if (left <= 0) end();
  }, [left]);
  return (
    <span className={styles['left']} aria-hidden="true" data-seconds-left>
      {Math.max(0, Math.ceil(left / 1_000))} s
    </span>
  );
}
