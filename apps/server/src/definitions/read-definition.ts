import { type BreakerDefinition, breakerDefinitionSchema, type ProblemPath } from '@fuseboard/protocol';
import { definitionProblems } from '../config/definition-problems.ts';
import type { EgressRules } from '../endpoints/egress/egress-rules.ts';
import { type LocatedProblem, locatedProblems } from '../problems/located-problems.ts';
import { pathText } from '../problems/path-text.ts';
import { keepSecrets } from './kept-secrets.ts';
import { isObject, mergePatch } from './merge-patch.ts';

export type ReadDefinition =
  | { readonly definition: BreakerDefinition; readonly problems: readonly [] }
  | { readonly definition: null; readonly problems: readonly ProblemPath[] };

/** A definition as somebody sent it: the whole of a new one, or for one that is there a patch. Every problem is told at once. */
export function readDefinition(
  input: object,
  current: BreakerDefinition | null,
  rules: EgressRules,
): ReadDefinition {
  const merged = current === null ? input : mergePatch(current, input);
  const endpoint = keepSecrets(part(merged, 'endpoint'), part(input, 'endpoint'), current);
  const whole =
    isObject(merged) && 'endpoint' in merged ? { ...merged, endpoint: endpoint.endpoint } : merged;
  const read = breakerDefinitionSchema.safeParse(whole);
  const found = read.success
    ? definitionProblems(read.data, rules)
    : locatedProblems(read.error, whole, breakerDefinitionSchema);
  const problems = [
    ...renamed(whole, current),
    ...endpoint.problems,
    ...withoutRepeats(found, endpoint.problems),
  ];
  if (read.success && problems.length === 0) return { definition: read.data, problems: [] };
  return {
    definition: null,
    problems: problems.map(({ keys, message }) => ({ path: pathText(keys), message })),
  };
}

const part = (value: unknown, key: string): unknown => (isObject(value) ? value[key] : undefined);

function renamed(whole: unknown, current: BreakerDefinition | null): LocatedProblem[] {
  if (current === null || part(whole, 'name') === current.name) return [];
  const message =
    'cannot be changed, since the journal, the series and the versions are under it: add a breaker of another name and remove this one';
  return [{ keys: ['name'], message, at: 'value' }];
}

/** Of a value that was not written out nothing else is worth saying. */
function withoutRepeats(
  found: readonly LocatedProblem[],
  told: readonly LocatedProblem[],
): readonly LocatedProblem[] {
  const paths = new Set(told.map(({ keys }) => pathText(keys)));
  return found.filter(({ keys }) => !paths.has(pathText(keys)));
}
