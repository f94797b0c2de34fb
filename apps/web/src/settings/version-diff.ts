import { type BreakerDefinition, type DefinitionChange, SETTING_CATALOGUE } from '@fuseboard/protocol';
import { valueAt } from './draft.ts';

/** Between two versions as they are shown: a secret that is another looks the same here. */
export function versionDiff(
  before: BreakerDefinition | null,
  after: BreakerDefinition | null,
): readonly DefinitionChange[] {
  return SETTING_CATALOGUE.flatMap(({ path }) => {
    const [was, is] = [valueAt(before, path) ?? null, valueAt(after, path) ?? null];
    if (JSON.stringify(was) === JSON.stringify(is)) return [];
    return [{ path, before: was, after: is, hidden: false }];
  });
}
