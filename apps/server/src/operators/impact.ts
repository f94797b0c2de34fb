import type { BreakerCommand, BreakerImpact, BreakerState, CommandImpact } from '@fuseboard/protocol';
import type { ManagedBreaker } from '../breakers/managed-breaker.ts';
import type { Hub } from '../hub/hub.ts';
import { illegalTransition } from './refusal.ts';

/** Of the calls asked, 0 to 1. A half-open period lets single probes through, which are told apart and are no rate. */
const PASSING: Readonly<Record<BreakerState, number>> = {
  closed: 1,
  open: 0,
  'half-open': 0,
  'forced-open': 0,
  disabled: 1,
  'metrics-only': 1,
};

const LEADS_TO: Readonly<Record<BreakerCommand, BreakerState>> = {
  'force-open': 'forced-open',
  disable: 'disabled',
  'metrics-only': 'metrics-only',
  trip: 'open',
  probe: 'half-open',
  reset: 'closed',
};

/** What a command would do to a breaker's calls as it stands; changes nothing. */
export function impactOn(managed: ManagedBreaker, command: BreakerCommand, { views }: Hub): BreakerImpact {
  const { state, generation } = views.state(managed);
  const { rate, admittedShare } = views.traffic(managed);
  const target = LEADS_TO[command];
  const shift = PASSING[target] - PASSING[state] * admittedShare;
  const perSecond = (share: number): number | null =>
    rate === null ? null : rounded(rate * Math.max(0, share));
  const { permittedNumberOfCallsInHalfOpenState: probes } = managed.breaker.config;
  return {
    breaker: managed.name,
    state,
    generation,
    rate,
    cut: perSecond(-shift),
    admitted: perSecond(shift),
    probes: target === 'half-open' && state !== 'half-open' ? probes : 0,
    fallback: managed.definition.fallback?.status ?? null,
    refusal: refusalOf(managed.name, command, state),
  };
}

/** The same for all of them, with the sums of what would be carried out. */
export function impactOfAll(
  breakers: readonly BreakerImpact[],
  told: Pick<CommandImpact, 'command' | 'at' | 'missing'>,
): CommandImpact {
  const done = breakers.filter(({ refusal }) => refusal === null);
  const sum = (key: 'cut' | 'admitted') => rounded(done.reduce((total, one) => total + (one[key] ?? 0), 0));
  return {
    ...told,
    cut: sum('cut'),
    admitted: sum('admitted'),
    unknown: done.filter(({ rate }) => rate === null).length,
    refused: breakers.length - done.length,
    breakers,
  };
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

const HELD: readonly BreakerState[] = ['forced-open', 'disabled', 'metrics-only'];

/** As the library's table of moves has it (rule M5); a test holds the two against each other. */
function refusalOf(name: string, command: BreakerCommand, state: BreakerState): BreakerImpact['refusal'] {
  const illegal =
    (command === 'trip' && HELD.includes(state)) ||
    (command === 'probe' && state !== 'open' && state !== 'half-open');
  if (!illegal) return null;
  const { code, message } = illegalTransition(name, command, state);
  return { code, message };
}
