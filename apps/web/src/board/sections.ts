import type { BreakerEntry } from '../store/board-state.ts';
import type { Section } from './board-lines.ts';

/** Up to so many are seen at one glance, and need no headings to find one's way. */
const NO_HEADINGS_UP_TO = 24;

interface Parts {
  /** In the order in which they are to be listed. */
  readonly names: readonly string[];
  readonly breakers: ReadonlyMap<string, BreakerEntry>;
  /** Those that come before all groups. */
  readonly urgent: ReadonlySet<string>;
  /** Of the whole board, whatever is filtered away: a search must not rearrange the page. */
  readonly total: number;
}

/** What needs attention first, wherever it belongs; then group by group, those first that it was taken from. */
export function sectionsOf({ names, breakers, urgent, total }: Parts): readonly Section[] {
  if (names.length === 0) return [];
  if (total <= NO_HEADINGS_UP_TO) return [{ key: 'all', title: null, names }];
  const attention = names.filter((name) => urgent.has(name));
  const calm = names.filter((name) => !urgent.has(name));
  const first: readonly Section[] =
    attention.length > 0 ? [{ key: 'attention', title: 'Needs attention', names: attention }] : [];
  return [...first, ...byGroup({ attention, calm, breakers })];
}

interface Grouped {
  readonly attention: readonly string[];
  readonly calm: readonly string[];
  readonly breakers: ReadonlyMap<string, BreakerEntry>;
}

/** A group all of whose breakers are listed above keeps its heading: it says where they belong. */
function byGroup({ attention, calm, breakers }: Grouped): readonly Section[] {
  const above = membersOf(attention, breakers);
  const below = membersOf(calm, breakers);
  const rest = [...below.keys()].filter((group) => !above.has(group)).sort(compareGroups);
  return [...above.keys(), ...rest].map((group) => ({
    key: `group ${group ?? ''}`,
    title: group ?? NO_GROUP,
    names: below.get(group) ?? [],
    above: above.get(group) ?? [],
    foldable: true,
  }));
}

const NO_GROUP = 'No group';

function membersOf(
  names: readonly string[],
  breakers: ReadonlyMap<string, BreakerEntry>,
): ReadonlyMap<string | null, readonly string[]> {
  const groups = new Map<string | null, string[]>();
  for (const name of names) {
    const group = breakers.get(name)?.group ?? null;
    const members = groups.get(group);
    if (members) members.push(name);
    else groups.set(group, [name]);
  }
  return groups;
}

/** By name; those without a group last. */
function compareGroups(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : 1;
}
