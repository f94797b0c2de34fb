const FIRST = 250;
const LONGEST = 5_000;

/**
 * ms before attempt `attempt` (from 0): the first at once, then doubling up to 5 s. Up to a fifth is taken off at random,
 * so that a hundred pages do not all knock in the same instant after a restart.
 */
export function retryDelay(attempt: number, random: () => number): number {
  if (attempt === 0) return 0;
  const delay = Math.min(LONGEST, FIRST * 2 ** (attempt - 1));
  return Math.round(delay * (1 - random() / 5));
}
