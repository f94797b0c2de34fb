import { isDeepStrictEqual } from 'node:util';
import type { BreakerDefinition, DefinitionChange } from '@fuseboard/protocol';
import { pathText } from '../problems/path-text.ts';
import { isObject } from './merge-patch.ts';
import { withoutSecrets } from './secrets.ts';

/** What is another than before, in the order of a definition; secrets are compared and not shown. null: there is none. */
export function definitionDiff(
  before: BreakerDefinition | null,
  after: BreakerDefinition | null,
): readonly DefinitionChange[] {
  const [old, fresh] = [leaves(before), leaves(after)];
  const [oldShown, freshShown] = [
    leaves(before && withoutSecrets(before)),
    leaves(after && withoutSecrets(after)),
  ];
  const paths = new Set([...fresh.keys(), ...old.keys()]);
  return [...paths]
    .filter((path) => !isDeepStrictEqual(old.get(path) ?? null, fresh.get(path) ?? null))
    .map((path) => {
      const [was, is] = [oldShown.get(path) ?? null, freshShown.get(path) ?? null];
      return { path, before: was, after: is, hidden: isDeepStrictEqual(was, is) };
    });
}

/** Bodies are one value each, however deep. */
const WHOLE = new Set(['endpoint.body', 'fallback.body']);

function leaves(definition: BreakerDefinition | null): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const walk = (value: unknown, keys: readonly string[]): void => {
    const path = pathText(keys);
    if (value === undefined || path === 'name') return;
    if (!isObject(value) || WHOLE.has(path)) found.set(path, value);
    else for (const [key, child] of Object.entries(value)) walk(child, [...keys, key]);
  };
  walk(definition ?? {}, []);
  return found;
}
