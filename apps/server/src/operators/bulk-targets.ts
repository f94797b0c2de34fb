import type { NamedBreaker } from '@fuseboard/protocol';
import type { BreakerRegistry } from '../breakers/breaker-registry.ts';
import { ProblemError } from '../problem-error.ts';

/** A breaker that a command for many is for. */
export interface Target {
  readonly name: string;
  readonly expectGeneration: number | undefined;
}

export interface Aim {
  readonly breakers?: readonly NamedBreaker[] | undefined;
  readonly group?: string | undefined;
  /** Of all that say nothing of their own. */
  readonly expectGeneration?: number | undefined;
}

/** Each once. A group is whoever is in it now. @throws ProblemError `unknown-breaker` for a group that nobody is in */
export function targetsOf(
  { breakers, group, expectGeneration }: Aim,
  registry: BreakerRegistry,
): readonly Target[] {
  const named = breakers ?? membersOf(group ?? '', registry);
  const targets = new Map<string, Target>();
  for (const one of named) {
    const target = typeof one === 'string' ? { name: one, expectGeneration } : { expectGeneration, ...one };
    if (!targets.has(target.name)) targets.set(target.name, target);
  }
  return [...targets.values()];
}

function membersOf(group: string, registry: BreakerRegistry): readonly string[] {
  const members = registry.all.filter((managed) => managed.definition.group === group);
  if (members.length === 0)
    throw new ProblemError('unknown-breaker', `No breaker is in the group "${group}".`);
  return members.map((managed) => managed.name);
}
