import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { readFileSync } from 'node:fs';
import * as cockatiel from 'cockatiel';
import Opossum from 'opossum';
import { describe, expect, it } from 'vitest';
import { read, spans } from './markdown.ts';

const require = createRequire(import.meta.url);

/** Words in the code spans of a page. */
function words(path: string): Set<string> {
  return new Set(spans(read(path)).flatMap((span) => span.match(/\w+/g) ?? []));
}

function all(source: string, pattern: RegExp): string[] {
  return [...new Set([...source.matchAll(pattern)].map(([, name = '']) => name))];
}

function members(type: { readonly prototype: object }): string[] {
  const names = [...Object.getOwnPropertyNames(type.prototype), ...Object.getOwnPropertyNames(type)];
  return names.filter((name) => !/^_|^(constructor|length|prototype)$/.test(name));
}

describe('from-opossum.md names every', () => {
  const told = words('docs/from-opossum.md');
  const source = readFileSync(join(dirname(require.resolve('opossum')), 'lib/circuit.js'), 'utf8');

  it.each([
    ['option', all(source, /options\.(\w+)/g), 30],
    ['event', all(source, /emit\('(\w+)'/g), 16],
    ['error', all(source, /'(E[A-Z]+)'/g), 4],
    ['member', members(Opossum), 25],
    ['statistic', Object.keys(new Opossum(async () => {}).stats), 13],
  ])('%s', (_what, names, atLeast) => {
    expect(names.length).toBeGreaterThanOrEqual(atLeast);
    expect(names.filter((name) => !told.has(name))).toEqual([]);
  });
});

describe('from-cockatiel.md names every', () => {
  const told = words('docs/from-cockatiel.md');
  const policy = cockatiel.circuitBreaker(cockatiel.handleAll, {
    halfOpenAfter: 1,
    breaker: new cockatiel.ConsecutiveBreaker(1),
  });
  const events = Object.keys(policy).filter((name) => name.startsWith('on'));

  it.each([
    ['export', Object.keys(cockatiel), 40],
    ['member of the policy', [...members(cockatiel.CircuitBreakerPolicy), ...events], 8],
  ])('%s', (_what, names, atLeast) => {
    const own = names.filter((name) => !['halfOpen', 'open', 'close', 'name'].includes(name)); // private
    expect(own.length).toBeGreaterThanOrEqual(atLeast);
    expect(own.filter((name) => !told.has(name))).toEqual([]);
  });
});
