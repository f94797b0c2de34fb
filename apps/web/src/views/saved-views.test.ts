import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  deleteView,
  parseViews,
  renameView,
  savedViews,
  saveView,
  viewAddress,
  whyNotNamed,
} from './saved-views.ts';

const names = () => savedViews.getState().map(({ name }) => name);
const kept = () => parseViews(localStorage.getItem('fuseboard.views'));

beforeEach(() => {
  localStorage.clear();
  savedViews.setState([], true);
});

describe('saved views', () => {
  it('are kept in this browser, by name, and go by their address', () => {
    saveView({ name: ' open ', search: 'state=open' });
    saveView({ name: 'mine', search: '' });
    expect(names()).toEqual(['mine', 'open']);
    expect(kept()).toEqual(savedViews.getState());
    expect(savedViews.getState().map(viewAddress)).toEqual(['/', '/?state=open']);
  });

  it('are there again with the next page', async () => {
    saveView({ name: 'open', search: 'state=open' });
    vi.resetModules();
    const next = await import('./saved-views.ts');
    expect(next.savedViews).not.toBe(savedViews);
    expect(next.savedViews.getState()).toEqual([{ name: 'open', search: 'state=open' }]);
  });

  it('are renamed and deleted', () => {
    saveView({ name: 'a', search: 'q=a' });
    saveView({ name: 'b', search: 'q=b' });
    renameView('a', 'c');
    expect(kept()).toEqual([
      { name: 'b', search: 'q=b' },
      { name: 'c', search: 'q=a' },
    ]);
    deleteView('b');
    expect(kept().map(({ name }) => name)).toEqual(['c']);
  });

  it('have names of their own', () => {
    saveView({ name: 'a', search: '' });
    expect(whyNotNamed('a')).toBe('There is a view of this name already.');
    expect(whyNotNamed('a', 'a')).toBeNull();
    expect(whyNotNamed('  ')).toBe('Give it a name.');
    expect(whyNotNamed('x'.repeat(61))).toBe('At most 60 characters.');
  });

  it('follow what another tab does', () => {
    const newValue = JSON.stringify({ version: 1, views: [{ name: 'there', search: '' }] });
    window.dispatchEvent(new StorageEvent('storage', { key: 'fuseboard.views', newValue }));
    expect(names()).toEqual(['there']);
  });

  it.each([
    null,
    '',
    '{',
    '[]',
    'null',
    '{"version":2,"views":[{"name":"a","search":""}]}',
    '{"version":1,"views":{}}',
  ])('are none where what was kept is %s', (text) => expect(parseViews(text)).toEqual([]));

  it('leave out what is none, and a name that comes twice', () => {
    const views = [{ name: 'a', search: 'q=1' }, { name: '' }, 7, null, { name: 'a', search: 'q=2' }];
    expect(parseViews(JSON.stringify({ version: 1, views }))).toEqual([{ name: 'a', search: 'q=2' }]);
  });
});
