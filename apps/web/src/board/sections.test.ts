import { describe, expect, it } from 'vitest';
import type { BreakerEntry } from '../store/board-state.ts';
import { stateView, THRESHOLDS } from '../testing/views.ts';
import { boardLines } from './board-lines.ts';
import { moveActive } from './move-active.ts';
import { sectionsOf } from './sections.ts';

const entry = (name: string, group: string | null): [string, BreakerEntry] => [
  name,
  { ...stateView('closed'), name, group, thresholds: THRESHOLDS, seq: 1 },
];
const breakers = new Map([
  entry('a', 'shop'),
  entry('b', null),
  entry('c', 'core'),
  entry('d', 'shop'),
  entry('e', 'core'),
]);
const parts = { names: ['d', 'a', 'b', 'c', 'e'], breakers, urgent: new Set(['d']), total: 25 };

describe('sections', () => {
  it('put what is urgent before all groups, those by name, and who has none last', () => {
    expect(sectionsOf(parts).map(({ title, names }) => [title, names])).toEqual([
      ['Needs attention', ['d']],
      ['core', ['c', 'e']],
      ['shop', ['a']],
      ['No group', ['b']],
    ]);
  });

  it('are left out where a glance sees them all', () => {
    expect(sectionsOf({ ...parts, total: 24 })).toEqual([{ key: 'all', title: null, names: parts.names }]);
  });

  it('do not appear or vanish because of a filter', () => {
    const filtered = sectionsOf({ ...parts, names: ['c'], total: 25 });
    expect(filtered.map(({ title }) => title)).toEqual(['core']);
  });
});

describe('lines and keys', () => {
  // d | heading core | c e | heading shop | a | heading No group | b
  const lines = boardLines(sectionsOf(parts), 2);

  it('count through all sections', () => {
    expect(lines.map((line) => (line.kind === 'items' ? [line.first, ...line.names] : line.title))).toEqual([
      'Needs attention',
      [0, 'd'],
      'core',
      [1, 'c', 'e'],
      'shop',
      [3, 'a'],
      'No group',
      [4, 'b'],
    ]);
  });

  it.each([
    ['d', 'j', 'c'],
    ['c', 'k', 'd'],
    ['c', 'ArrowRight', 'e'],
    ['d', 'ArrowDown', 'c'],
    ['e', 'ArrowDown', 'a'],
    ['a', 'ArrowUp', 'c'],
    ['c', 'End', 'b'],
    ['b', 'Home', 'd'],
    ['b', 'j', null],
    ['d', 'ArrowUp', null],
    ['d', 'x', null],
  ])('from %s, %s leads to %s', (from, key, to) => expect(moveActive(lines, from, key)).toBe(to));
});
