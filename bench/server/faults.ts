import type { ChildProcess } from 'node:child_process';
import type { Failing } from './messages.ts';

const FAILING_SECONDS = 4;
const SHARE = 0.05;

/** Numbers in [0, 1), the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Lets about a twentieth of the breakers fail at any time, each for four seconds: they open, probe and close. Returns its undo. */
export function causeFaults(upstream: ChildProcess, breakers: number, seed: number): () => void {
  const random = seeded(seed);
  const each = Math.max(1, Math.round((breakers * SHARE) / FAILING_SECONDS));
  const lots: (readonly number[])[] = [];
  const timer = setInterval(() => {
    lots.push(Array.from({ length: each }, () => Math.floor(random() * breakers)));
    if (lots.length > FAILING_SECONDS) lots.shift();
    upstream.send({ failing: lots.flat() } satisfies Failing);
  }, 1_000);
  return () => {
    clearInterval(timer);
    upstream.send({ failing: [] } satisfies Failing);
  };
}
