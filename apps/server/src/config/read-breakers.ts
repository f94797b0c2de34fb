import { type BreakerDefinition, breakerDefinitionSchema } from '@fuseboard/protocol';
import type { EgressRules } from '../endpoints/egress/egress-rules.ts';
import { type LocatedProblem, locatedProblems } from '../problems/located-problems.ts';
import { pathText } from '../problems/path-text.ts';
import { valueAt } from '../problems/schema-walk.ts';
import { definitionProblems } from './definition-problems.ts';

export interface ReadBreakers {
  readonly breakers: readonly BreakerDefinition[];
  readonly problems: readonly LocatedProblem[];
}

/** One by one, so that what is wrong with one does not hide what is wrong with another; null: any endpoint will do. */
export function readBreakers(list: readonly unknown[], rules: EgressRules | null): ReadBreakers {
  const breakers: BreakerDefinition[] = [];
  const problems: LocatedProblem[] = [];
  for (const [index, input] of list.entries()) {
    const parsed = breakerDefinitionSchema.safeParse(input);
    if (parsed.success) breakers.push(parsed.data);
    const found = parsed.success
      ? definitionProblems(parsed.data, rules)
      : locatedProblems(parsed.error, input, breakerDefinitionSchema);
    problems.push(...found.map((problem) => ({ ...problem, keys: ['breakers', index, ...problem.keys] })));
  }
  return { breakers, problems: [...problems, ...repeatedNames(list)] };
}

function repeatedNames(list: readonly unknown[]): LocatedProblem[] {
  const first = new Map<string, number>();
  const problems: LocatedProblem[] = [];
  for (const [index, input] of list.entries()) {
    const name = valueAt(input, ['name']);
    if (typeof name !== 'string') continue;
    const earlier = first.get(name);
    if (earlier === undefined) first.set(name, index);
    else problems.push(repeatedName({ name, index, earlier }));
  }
  return problems;
}

function repeatedName({
  name,
  index,
  earlier,
}: {
  name: string;
  index: number;
  earlier: number;
}): LocatedProblem {
  const owner = pathText(['breakers', earlier]);
  const message = `must be a name of its own, got ${JSON.stringify(name)}, which is the name of ${owner} already`;
  return { keys: ['breakers', index, 'name'], message, at: 'value' };
}
