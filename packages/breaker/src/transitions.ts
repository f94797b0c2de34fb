import type { BreakerCommand, BreakerState } from './breaker-state.ts';

interface Move {
  readonly to: BreakerState;
  readonly from: readonly BreakerState[];
}

const ANYWHERE: readonly BreakerState[] = [
  'closed',
  'open',
  'half-open',
  'forced-open',
  'disabled',
  'metrics-only',
];

/** Where a command leads, and from where it is legal (rule M5). `to` among `from`: the state stays what it is. */
export const COMMAND_MOVES: Readonly<Record<BreakerCommand, Move>> = {
  trip: { to: 'open', from: ['closed', 'half-open', 'open'] },
  probe: { to: 'half-open', from: ['open', 'half-open'] },
  'force-open': { to: 'forced-open', from: ANYWHERE },
  disable: { to: 'disabled', from: ANYWHERE },
  'metrics-only': { to: 'metrics-only', from: ANYWHERE },
  reset: { to: 'closed', from: ANYWHERE },
};
