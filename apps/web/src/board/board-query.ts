import { BREAKER_STATES, type BreakerState } from '@fuseboard/protocol';

const DENSITIES = ['cards', 'rows', 'wall'] as const;

export type Density = (typeof DENSITIES)[number];

/** What the board's address says beside the place: enough to show somebody else the same. */
export interface BoardQuery {
  readonly q: string;
  /** Empty: every state. */
  readonly states: readonly BreakerState[];
  readonly density: Density;
  /** Groups whose breakers are put away. */
  readonly folds: readonly string[];
}

const STATES: readonly string[] = BREAKER_STATES;
const isState = (text: string): text is BreakerState => STATES.includes(text);

/** Forgiving: what it does not know is as if it were not there. */
export function parseBoardQuery(search: string): BoardQuery {
  const params = new URLSearchParams(search);
  const asked = new Set((params.get('state') ?? '').split(',').filter(isState));
  return {
    q: params.get('q') ?? '',
    states: BREAKER_STATES.filter((state) => asked.has(state)),
    density: DENSITIES.find((density) => density === params.get('density')) ?? 'cards',
    folds: [...new Set(params.getAll('fold'))],
  };
}

/** Writes `query` into `search`, without what is as by default, and leaves every other parameter alone. */
export function formatBoardQuery(search: string, query: BoardQuery): string {
  const params = new URLSearchParams(search);
  const set = (key: string, value: string) => {
    if (value === '') params.delete(key);
    else params.set(key, value);
  };
  set('q', query.q);
  set('state', query.states.join(','));
  set('density', query.density === 'cards' ? '' : query.density);
  params.delete('fold');
  for (const group of query.folds) params.append('fold', group);
  return params.toString().replaceAll('%2C', ',');
}

export const isFiltered = ({ q, states }: BoardQuery): boolean => q.trim() !== '' || states.length > 0;

export const toggleState = (query: BoardQuery, state: BreakerState): BoardQuery => ({
  ...query,
  states: BREAKER_STATES.filter((other) => query.states.includes(other) !== (other === state)),
});

export const toggleFold = (query: BoardQuery, group: string): BoardQuery => ({
  ...query,
  folds: query.folds.includes(group)
    ? query.folds.filter((other) => other !== group)
    : [...query.folds, group],
});

/** Every word of the search must be in the name or the group. */
export function matches(
  query: BoardQuery,
  breaker: { readonly name: string; readonly group: string | null; readonly state: BreakerState },
): boolean {
  if (query.states.length > 0 && !query.states.includes(breaker.state)) return false;
  const text = `${breaker.name} ${breaker.group ?? ''}`.toLowerCase();
  return query.q
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
