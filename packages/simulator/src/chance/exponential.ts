import { type Chance, DRAWS, type Stream } from './draw.ts';

/**
 * The gap before arrival `index` of a Poisson process, as a multiple of the mean gap, exact to 2^-32.
 *
 * Von Neumann's way (1951): of numbers drawn one after another, the first run that falls is of odd length with the
 * probability e^-x, x being its first number. It compares integers and nothing more, so it is the same on every engine
 * and needs no table of a logarithm nobody may round differently; what it samples is the exponential law itself.
 */
export function exponential(chance: Chance, stream: Stream, index: number): number {
  let at = 0;
  const next = (): number => chance.draw(stream, index, at++);
  for (let whole = 0; ; whole += 1) {
    const first = next();
    if (fallsForAnOddNumber(first, next)) return whole + first / DRAWS;
  }
}

function fallsForAnOddNumber(first: number, next: () => number): boolean {
  let length = 1;
  let last = first;
  for (let value = next(); value < last; value = next()) {
    last = value;
    length += 1;
  }
  return length % 2 === 1;
}
