import { beforeEach, expect, it } from 'vitest';
import {
  clearSelection,
  keepSelected,
  selectAlso,
  selection,
  selectUpTo,
  tellListed,
  toggleSelected,
} from './selection.ts';

const selected = () => [...selection.getState().names];

beforeEach(() => {
  clearSelection();
  tellListed(['a', 'b', 'c', 'd', 'e']);
});

it('takes one by one, and leaves one again', () => {
  toggleSelected('b');
  toggleSelected('d');
  toggleSelected('b');
  expect(selected()).toEqual(['d']);
});

it.each([
  ['b', 'd', ['b', 'c', 'd']],
  ['d', 'b', ['d', 'b', 'c']],
])('takes a range from %s to %s, in the order of the list', (from, to, names) => {
  toggleSelected(from);
  selectUpTo(to);
  expect(selected()).toEqual(names);
});

it('takes one where no range has begun, or where its beginning is not listed', () => {
  selectUpTo('c');
  expect(selected()).toEqual(['c']);
  tellListed(['a', 'b']);
  selectUpTo('b');
  expect(selected()).toEqual(['c', 'b']);
});

it('adds a group to what there is, and forgets who left the board', () => {
  toggleSelected('e');
  selectAlso(['a', 'e', 'hidden']);
  expect(selected()).toEqual(['e', 'a', 'hidden']);
  keepSelected((name) => name !== 'a');
  expect(selected()).toEqual(['e', 'hidden']);
});

it('takes no more than one command can be for', () => {
  selectAlso(Array.from({ length: 700 }, (_, index) => `b${index}`));
  expect(selected()).toHaveLength(500);
});
