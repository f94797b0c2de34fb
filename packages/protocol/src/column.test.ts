import { describe, expect, it } from 'vitest';
import { type Column, toColumn } from './column.ts';
import { fromColumn } from './read-column.ts';

/** There and back as it travels. */
const travelled = (values: readonly unknown[]): readonly unknown[] =>
  fromColumn(JSON.parse(JSON.stringify(toColumn(values))) as Column, values.length); // JSON keeps it

describe('a column', () => {
  it.each([
    { title: 'nothing', values: [] },
    { title: 'one value', values: ['a'] },
    { title: 'one value many times', values: [7, 7, 7] },
    { title: 'nulls', values: [null, null] },
    { title: 'texts that are shared', values: ['a', 'b', 'a', 'b', null, 'a'] },
    { title: 'a number and the text of it', values: ['1', 1, '1', 1, true, 'true'] },
    {
      title: 'objects',
      values: [
        { a: 1, b: 'x' },
        { a: 2, b: 'x' },
      ],
    },
    { title: 'objects without keys', values: [{}, {}] },
    {
      title: 'keys in another order',
      values: [
        { a: 1, b: 2 },
        { b: 3, a: 4 },
      ],
    },
    {
      title: 'objects of several shapes among others',
      values: [null, { a: 1 }, 'text', { b: [] }, { a: 2 }, [1]],
    },
    { title: 'keys that look like several', values: [{ 'a,b': 1 }, { a: 1, b: 2 }] },
    { title: 'lists of any length', values: [[], [1, 2], [], [3]] },
    { title: 'lists of nothing', values: [[], []] },
    { title: 'lists in lists', values: [[[1], []], [], [[2, 3]]] },
    { title: 'objects in objects in lists', values: [[{ a: { b: 1 } }], [{ a: { b: 2 } }, { a: null }]] },
    { title: 'keys that every object has', values: [{ same: 1, each: [2], constructor: 'x' }] },
  ])('is read as the list it was made of: $title', ({ values }) => {
    expect(travelled(values)).toEqual(values);
  });

  it('leaves out what JSON would', () => {
    expect(
      travelled([
        { a: 1, b: undefined },
        { a: 2, b: 3 },
      ]),
    ).toEqual([{ a: 1 }, { a: 2, b: 3 }]);
  });

  it('tells a key once, what is the same once, and a shared text once', () => {
    const values = [
      { state: 'open', error: 'down' },
      { state: 'open', error: 'slow' },
      { state: 'open', error: 'down' },
      { state: 'open', error: 'down' },
    ];
    expect(toColumn(values)).toEqual({
      fields: { state: { same: 'open' }, error: { distinct: ['down', 'slow'], of: [0, 1, 0, 0] } },
    });
  });
});
