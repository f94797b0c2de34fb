import { expect, it } from 'vitest';
import { holdOrder } from './held-order.ts';

it('[2] a held order moves nobody: who is gone leaves, who is new comes last', () => {
  expect(holdOrder(['a', 'b', 'c'], ['c', 'x', 'a'])).toEqual(['a', 'c', 'x']);
});
