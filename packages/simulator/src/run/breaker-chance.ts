import { Chance, DRAWS, STREAMS } from '../chance/draw.ts';

/** Numbers from 0 up to 1 for the jitter of a breaker's waits: those of one breaker are no other's. */
export function breakerChance(seed: number, breaker: number): () => number {
  const chance = new Chance(seed);
  let drawn = 0;
  return () => chance.draw(STREAMS.breaker, breaker, drawn++) / DRAWS;
}
