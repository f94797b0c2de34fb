import type { ReactNode } from 'react';
import { countdown } from '../format/time.ts';

interface Props {
  /** Server epoch ms; null: there is no end to wait for. */
  readonly until: number | null;
  /** Server epoch ms, ticking. */
  readonly now: number;
  /** Shown once the time has come, or if it never will. */
  readonly done: ReactNode;
}

/** "8 s", from the server's own deadline; never negative. */
export function Countdown({ until, now, done }: Props) {
  if (until === null || until <= now) return done;
  return <time className="figures">{countdown(until, now)}</time>;
}
