import { posix } from 'node:path';
import * as breaker from '@fuseboard/breaker';
import * as throttle from '@fuseboard/breaker/adaptive-throttle';
import * as testing from '@fuseboard/breaker/testing';
import { describe, expect, it } from 'vitest';
import { anchors, codeBlocks, filesIn, links, PAGES, README, read, spans } from './markdown.ts';

const SHOWN = [...filesIn('recipes', '.ts'), 'test/recipes/quotes.ts', 'test/recipes/quotes.test.ts'];

/** What is for the linter is not for the reader. */
function asShown(file: string): string {
  return read(file).replaceAll(/^ *\/\/ oxlint-disable.*\n/gm, '');
}

describe('code', () => {
  const files = new Map(SHOWN.map((file) => [asShown(file), file]));
  const blocks = PAGES.flatMap((page) =>
    codeBlocks(page, 'ts').map((code) => [
      page.path,
      code.split('\n').find((line) => /^(export|it\()/.test(line)) ?? code,
      code,
    ]),
  );

  it.each(blocks)('in %s is a file that is compiled and run: %s', (_page, _first, code) => {
    expect([...files.keys()]).toContain(code);
  });

  it.each(SHOWN)('%s is shown, and a test runs it', (file) => {
    const code = asShown(file);
    expect(blocks.some((block) => block.includes(code))).toBe(true);
    const tests = filesIn('test/recipes', '.test.ts');
    const imports = [`'../../${file}'`, `'./${posix.basename(file)}'`];
    expect(
      tests.includes(file) || tests.some((test) => imports.some((path) => read(test).includes(path))),
    ).toBe(true);
  });

  it('of the start is no longer than 20 lines', () => {
    const [start = ''] = codeBlocks(README, 'ts');
    expect(start.trim().split('\n').length).toBeLessThanOrEqual(21);
  });
});

describe('links', () => {
  const here = PAGES.flatMap((page) =>
    links(page).flatMap((target) => (/^https?:/.test(target) ? [] : [{ page, target }])),
  );
  const { files } = JSON.parse(read('package.json')) as { files: string[] }; // its own

  it.each(here)('of $page.path lead to what is shipped: $target', ({ page, target }) => {
    const [path = '', anchor] = target.split('#');
    const file = path === '' ? page.path : posix.join(posix.dirname(page.path), path);
    expect(files.some((shipped) => file === shipped || file.startsWith(`${shipped}/`))).toBe(true);
    expect(['', ...anchors({ path: file, text: read(file) })]).toContain(anchor ?? '');
  });
});

describe('names', () => {
  const everywhere = PAGES.filter(({ path }) => path !== 'SPEC.md').flatMap(({ text }) => spans(text));
  const words = new Set(everywhere.flatMap((span) => span.match(/\w+/g) ?? []));

  /** Those of an entry's types, too: they leave no trace at run time. */
  const exported = (entry: string): string[] =>
    [...read(entry).matchAll(/export (?:type )?\{([^}]+)\}/g)].flatMap(([, list = '']) =>
      list.split(',').flatMap((name) => name.replace('type ', '').trim() || []),
    );

  const { exports } = JSON.parse(read('package.json')) as { exports: Record<string, Record<string, string>> }; // its own
  const entries = Object.values(exports).map((entry) => posix.normalize(entry['@fuseboard/source'] ?? ''));

  it.each(entries)('of %s are all told', (entry) => {
    expect(exported(entry).length).toBeGreaterThan(0);
    expect(exported(entry).filter((name) => !words.has(name))).toEqual([]);
  });

  it.each([
    ['src/index.ts', breaker],
    ['src/testing/index.ts', testing],
    ['src/adaptive-throttle/index.ts', throttle],
  ])('of %s are those that it lists', (entry, module) => {
    expect(entries).toContain(entry);
    expect(exported(entry)).toEqual(expect.arrayContaining(Object.keys(module)));
  });

  it.each([breaker.CircuitBreaker, throttle.AdaptiveThrottle, testing.ManualClock])(
    'of %o’s members are all told',
    (type) => {
      const members = [...Object.getOwnPropertyNames(type.prototype), ...Object.getOwnPropertyNames(type)];
      const own = members.filter((name) => !['constructor', 'length', 'name', 'prototype'].includes(name));
      expect(own.filter((name) => !words.has(name))).toEqual([]);
    },
  );
});
