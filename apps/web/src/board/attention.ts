import { BREAKER_STATES, type BreakerState, type NumbersView } from '@fuseboard/protocol';
import type { BreakerEntry } from '../store/board-state.ts';
import { isNearThreshold } from '../store/near-threshold.ts';

/** What a breaker's place on the board depends on. */
export interface Attention {
  readonly name: string;
  /** 0 is the most urgent. */
  readonly urgency: number;
  /** Of two as urgent, the heavier goes first: errors a second, in steps, so that noise moves nothing. */
  readonly weight: number;
}

const urgencyOf = (state: BreakerState): number => BREAKER_STATES.indexOf(state);
const NEAR = urgencyOf('half-open') + 0.5;

export function attentionOf(entry: BreakerEntry, numbers: NumbersView | null): Attention {
  const { name, state, thresholds } = entry;
  const near = state === 'closed' && numbers !== null && isNearThreshold(numbers, thresholds);
  return { name, urgency: near ? NEAR : urgencyOf(state), weight: state === 'closed' ? weigh(numbers) : 0 };
}

/** Somebody should look at it now. */
export const isUrgent = ({ urgency }: Attention): boolean => urgency <= NEAR;

/** Errors a second on a scale of powers of two, beginning at one in four seconds. */
function weigh(numbers: NumbersView | null): number {
  if (numbers?.failureRate == null) return 0;
  const errors = (numbers.failureRate / 100) * numbers.rate;
  return errors < 0.25 ? 0 : Math.floor(Math.log2(errors / 0.25)) + 1;
}

/** Total, so that the same board always lists in the same order. */
export const byAttention = (a: Attention, b: Attention): number =>
  a.urgency - b.urgency || b.weight - a.weight || (a.name < b.name ? -1 : 1);
