import { DRAWS } from './draw.ts';

/** Which of several a number drawn stands for, each as likely as its weight. */
export function choose(weights: readonly number[], drawn: number): number {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  let left = (drawn / DRAWS) * total;
  for (const [at, weight] of weights.entries()) {
    if (left < weight) return at;
    left -= weight;
  }
  return weights.length - 1;
}

/** Weights by rank, 1, 1/2, 1/3 …, in thousandths: a few are busy and many are quiet. */
export function zipf(count: number): readonly number[] {
  return Array.from({ length: count }, (_, rank) => Math.floor(1_000 / (rank + 1)));
}
