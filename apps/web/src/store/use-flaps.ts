import { useEffect, useState } from 'react';
import { flapSign, flapText } from '../format/flapping.ts';
import { onTick, serverNow } from './server-clock.ts';

const TICK = 5_000;

/** Of a breaker's openings, in words and as a sign; null: it does not flap. A breaker that never opened costs no timer. */
export function useFlaps(
  openings: readonly number[],
): { readonly text: string; readonly sign: string } | null {
  const [, tick] = useState(0);
  useEffect(
    () => (openings.length === 0 ? undefined : onTick(TICK, () => tick((count) => count + 1))),
    [openings],
  );
  const now = serverNow();
  const text = flapText(openings, now);
  const sign = flapSign(openings, now);
  return text === null || sign === null ? null : { text, sign };
}
