import { isDeepStrictEqual } from 'node:util';
import type { BreakerDefinition } from '@fuseboard/protocol';
import type { DefinitionMove, DefinitionState } from './definition-state.ts';

/** Who is named in the journal for what nobody did by hand. */
export const BASE_ACTORS = { file: 'config file', demo: 'demo' } as const;

/** What is configured beside the page. */
export interface Base {
  readonly file: readonly BreakerDefinition[];
  /** null: the demo is off, and what is known of its breakers waits until it is on again. */
  readonly demo: readonly BreakerDefinition[] | null;
}

export interface Based {
  readonly definition: BreakerDefinition;
  readonly source: 'file' | 'demo';
}

/**
 * What the file and the demo change about the breakers that are known (docs/adr/0006-definitions.md): the last change wins, breaker by
 * breaker. An edit made on the page stands as long as the file says of that breaker what it said when the edit was made.
 */
export function followBase(
  known: ReadonlyMap<string, DefinitionState>,
  base: Base,
): readonly DefinitionMove[] {
  const based = basedOn(known, base);
  const names = new Set([...based.keys(), ...known.keys()]);
  return [...names].flatMap((name) => {
    const before = known.get(name);
    if (before?.source === 'demo' && base.demo === null && !based.has(name)) return [];
    const move = follow(name, before, based.get(name) ?? null);
    return move === null ? [] : [move];
  });
}

/** What the file or the demo says of one breaker now. */
export function baseOf(name: string, known: DefinitionState | undefined, base: Base): Based | null {
  return basedOn(known === undefined ? new Map() : new Map([[name, known]]), base).get(name) ?? null;
}

/** The file goes before the page, the page before the demo: what somebody made is not taken over by a demonstration. */
function basedOn(
  known: ReadonlyMap<string, DefinitionState>,
  { file, demo }: Base,
): ReadonlyMap<string, Based> {
  const free = (demo ?? []).filter(({ name }) => known.get(name)?.source !== 'page');
  return new Map([
    ...free.map((definition): [string, Based] => [definition.name, { definition, source: 'demo' }]),
    ...file.map((definition): [string, Based] => [definition.name, { definition, source: 'file' }]),
  ]);
}

function follow(
  name: string,
  before: DefinitionState | undefined,
  based: Based | null,
): DefinitionMove | null {
  if (before === undefined) return based && moveTo(name, null, based);
  const isOperators = before.edited || before.source === 'page';
  if (isOperators && isDeepStrictEqual(before.base, based?.definition ?? null)) return null;
  return isDeepStrictEqual(before.definition, based?.definition ?? null) ? null : moveTo(name, before, based);
}

function moveTo(name: string, before: DefinitionState | null, based: Based | null): DefinitionMove {
  const source = based?.source ?? before?.source ?? 'file';
  const definition = based?.definition ?? null;
  const last = definition ?? before?.last;
  if (last === undefined) throw new Error(`${name} was never defined`); // one of the two is given
  const isThere = before !== null && before.definition !== null;
  return {
    name,
    definition,
    base: definition,
    last,
    source,
    edited: false,
    actor: BASE_ACTORS[source === 'demo' ? 'demo' : 'file'],
    event: definition === null ? 'removed' : isThere ? 'edited' : 'added',
    restored: null,
    reason: null,
    isNews: true,
    replaced: before !== null && (before.edited || before.source === 'page') ? before : null,
  };
}
