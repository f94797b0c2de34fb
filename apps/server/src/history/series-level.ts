import type { Retention } from '../retention.ts';

/** Spans of one length and how long they are kept, both in seconds. */
export interface Level {
  readonly seconds: 1 | 10 | 60;
  readonly keptFor: number;
}

/** The finest first. */
export function levelsOf({ seconds, tenSeconds, minutes }: Retention): readonly Level[] {
  return [
    { seconds: 1, keptFor: seconds / 1_000 },
    { seconds: 10, keptFor: tenSeconds / 1_000 },
    { seconds: 60, keptFor: minutes / 1_000 },
  ];
}

/** The coarsest that is as fine as wanted, or the next coarser one that goes back far enough. */
export function levelFor(
  levels: readonly Level[],
  { seconds, age }: { readonly seconds: number; readonly age: number },
): Level {
  const [finest] = levels;
  if (!finest) throw new RangeError('There are no levels.');
  const fine = levels.filter((level) => level.seconds <= seconds).at(-1) ?? finest;
  const enough = levels.find((level) => level.seconds >= fine.seconds && level.keptFor >= age);
  return enough ?? levels.at(-1) ?? finest;
}

/** The end of the span that a second is in. */
export const endOf = (second: number, { seconds }: Level): number => Math.ceil(second / seconds) * seconds;
