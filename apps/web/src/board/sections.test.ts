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
  it('put what is urgent first, then the groups it is of, the others by name, and who has none last', () => {
    expect(sectionsOf(parts).map(({ title, names, above = [] }) => [title, names, above])).toEqual([
      ['Needs attention', ['d'], []],
      ['shop', ['a'], ['d']],
      ['core', ['c', 'e'], []],
      ['No group', ['b'], []],
    ]);
  });

  it('keep the heading of a group whose breakers are all above', () => {
    const all = sectionsOf({ ...parts, urgent: new Set(['d', 'a']) });
    expect(all[1]).toMatchObject({ title: 'shop', names: [], above: ['d', 'a'] });
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
  // heading Needs attention, which does not fold | d | heading shop | a | heading core | c e | heading No group | b
  const lines = boardLines(sectionsOf(parts), 2, []);

  it('count through all sections', () => {
    expect(lines.map((line) => (line.kind === 'items' ? [line.first, ...line.names] : line.title))).toEqual([
      'Needs attention',
      [0, 'd'],
      'shop',
      [1, 'a'],
      'core',
      [2, 'c', 'e'],
      'No group',
      [4, 'b'],
    ]);
  });

  it('of a group that is put away are its heading alone, and what comes after keeps its number', () => {
    const folded = boardLines(sectionsOf(parts), 2, ['core', 'Needs attention']);
    expect(folded.map((line) => (line.kind === 'items' ? [line.first, ...line.names] : line.title))).toEqual([
      'Needs attention',
      [0, 'd'],
      'shop',
      [1, 'a'],
      'core',
      'No group',
      [4, 'b'],
    ]);
    expect(moveActive(folded, 'a', 'j')).toBe('b');
    expect(moveActive(folded, 'a', 'ArrowDown')).toBe('group core heading');
  });

  it.each([
    ['d', 'j', 'a'],
    ['c', 'k', 'a'],
    ['c', 'ArrowRight', 'e'],
    ['d', 'ArrowDown', 'group shop heading'],
    ['group shop heading', 'ArrowDown', 'a'],
    ['group shop heading', 'ArrowUp', 'd'],
    ['group core heading', 'j', 'c'],
    ['group core heading', 'k', 'a'],
    ['e', 'ArrowUp', 'group core heading'],
    ['c', 'End', 'b'],
    ['b', 'Home', 'd'],
    ['b', 'j', null],
    ['d', 'ArrowUp', null],
    ['d', 'x', null],
  ])('from %s, %s leads to %s', (from, key, to) => expect(moveActive(lines, from, key)).toBe(to));
});
