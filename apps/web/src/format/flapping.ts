import { flapCount, MOST_OPENINGS } from '@fuseboard/protocol';

/** "opened 7 times in 10 min"; null: it does not flap. */
export function flapText(openings: readonly number[], now: number): string | null {
  const count = flapCount(openings, now);
  return count === 0 ? null : `opened ${timesText(count)} times in 10 min`;
}

/** "7×"; null: it does not flap. */
export function flapSign(openings: readonly number[], now: number): string | null {
  const count = flapCount(openings, now);
  return count === 0 ? null : `${count}${count < MOST_OPENINGS ? '' : '+'}×`;
}

/** Of more than so many the server does not tell. */
const timesText = (count: number): string => (count < MOST_OPENINGS ? String(count) : `at least ${count}`);
