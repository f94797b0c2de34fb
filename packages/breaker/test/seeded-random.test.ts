import { expect, it } from 'vitest';
import { seededRandom } from '../src/seeded-random.ts';

/** Worked out apart from the code: mulberry32 over FNV-1a, in integers of any size. */
function reference(seed: string): () => number {
  const MASK = 0xffffffffn;
  let state = 0x811c9dc5n;
  for (const letter of seed) state = ((state ^ BigInt(letter.charCodeAt(0))) * 0x01000193n) & MASK;
  return () => {
    state = (state + 0x6d2b79f5n) & MASK;
    let mixed = ((state ^ (state >> 15n)) * (1n | state)) & MASK;
    mixed = ((mixed + (((mixed ^ (mixed >> 7n)) * (61n | mixed)) & MASK)) & MASK) ^ mixed;
    return Number((mixed ^ (mixed >> 14n)) & MASK) / 2 ** 32;
  };
}

it.each(['', 'a', 'payments', 'the same for the same seed'])('are the numbers of the seed "%s"', (seed) => {
  const [random, expected] = [seededRandom(seed), reference(seed)];
  for (let draw = 0; draw < 20; draw += 1) expect(random()).toBe(expected());
});
