import type { BreakerState, TransitionEntry } from '@fuseboard/protocol';

const VERBS = {
  closed: 'closed',
  open: 'opened',
  'half-open': 'half-open',
  'forced-open': 'forced open',
  disabled: 'disabled',
  'metrics-only': 'metrics only',
} as const satisfies Record<BreakerState, string>;

/** What happened since the last announcement, in one sentence: "payments opened", "3 breakers opened, mail closed". */
export function announcement(transitions: readonly TransitionEntry[]): string {
  const latest = new Map(transitions.map((entry) => [entry.breaker, entry.to]));
  const byState = new Map<BreakerState, string[]>();
  for (const [breaker, state] of latest) byState.set(state, [...(byState.get(state) ?? []), breaker]);
  return [...byState]
    .map(([state, names]) => `${names.length === 1 ? names[0] : `${names.length} breakers`} ${VERBS[state]}`)
    .join(', ');
}
