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

/** What needs attention first, wherever it belongs; then group by group. */
export function sectionsOf({ names, breakers, urgent, total }: Parts): readonly Section[] {
  if (names.length === 0) return [];
  if (total <= NO_HEADINGS_UP_TO) return [{ key: 'all', title: null, names }];
  const attention = names.filter((name) => urgent.has(name));
  const calm = names.filter((name) => !urgent.has(name));
  const first: readonly Section[] =
    attention.length > 0 ? [{ key: 'attention', title: 'Needs attention', names: attention }] : [];
  return [...first, ...byGroup(calm, breakers)];
}

function byGroup(names: readonly string[], breakers: ReadonlyMap<string, BreakerEntry>): readonly Section[] {
  const groups = new Map<string | null, string[]>();
  for (const name of names) {
    const group = breakers.get(name)?.group ?? null;
    const members = groups.get(group);
    if (members) members.push(name);
    else groups.set(group, [name]);
  }
  return [...groups]
    .sort(([a], [b]) => compareGroups(a, b))
    .map(([group, members]) => ({ key: `group ${group ?? ''}`, title: group ?? 'No group', names: members }));
}

/** By name; those without a group last. */
function compareGroups(a: string | null, b: string | null): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a < b ? -1 : 1;
}
