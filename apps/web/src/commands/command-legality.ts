import type { BreakerCommand, BreakerState } from '@fuseboard/protocol';

const OVERRIDDEN = 'It is overridden by hand. Reset it first.';
const NOT_OPEN = 'Only an open breaker can be probed.';

/** Why a command makes no sense in a state; what is not listed is legal. The server's own table decides in the end (rule M5). */
const REASONS: Readonly<Record<BreakerState, Partial<Readonly<Record<BreakerCommand, string>>>>> = {
  closed: { probe: NOT_OPEN },
  open: { trip: 'It is open already.' },
  'half-open': { probe: 'It is probing already.' },
  'forced-open': { trip: OVERRIDDEN, probe: OVERRIDDEN },
  disabled: { trip: OVERRIDDEN, probe: OVERRIDDEN },
  'metrics-only': { trip: OVERRIDDEN, probe: OVERRIDDEN },
};

/** null: legal. */
export function whyIllegal(command: BreakerCommand, state: BreakerState): string | null {
  return REASONS[state][command] ?? null;
}
