import { BREAKER_STATES, type BreakerState, type NumbersView } from '@fuseboard/protocol';

/** What a breaker's place on the board depends on. */
export interface Attention {
  readonly name: string;
  /** 0 is the most urgent. */
  readonly urgency: number;
  /** Of two as urgent, the heavier goes first: errors a second, in steps. */
  readonly weight: number;
}

export interface AttentionFacts {
  readonly name: string;
  readonly state: BreakerState;
  /** Closed, and not far from tripping. */
  readonly near: boolean;
  readonly numbers: NumbersView | null;
  /** Its weight when it was last asked for. */
  readonly weightBefore: number | undefined;
}

const urgencyOf = (state: BreakerState): number => BREAKER_STATES.indexOf(state);
const NEAR = urgencyOf('half-open') + 0.5;

export function attentionOf({ name, state, near, numbers, weightBefore }: AttentionFacts): Attention {
  return {
    name,
    urgency: near ? NEAR : urgencyOf(state),
    weight: state === 'closed' ? steadyWeight(exactWeight(numbers), weightBefore) : 0,
  };
}

/** Somebody should look at it now. */
export const isUrgent = ({ urgency }: Attention): boolean => urgency <= NEAR;

/** Errors a second on a scale of powers of two: 1 at one error in four seconds, 0 for anything less than half of that. */
function exactWeight(numbers: NumbersView | null): number {
  if (numbers === null || numbers.failureRate === null) return 0;
  const errors = (numbers.failureRate / 100) * numbers.rate;
  return Math.max(0, Math.log2(errors / 0.25) + 1);
}

/** In whole steps, and left only by half a step more than a step: what trembles about a line keeps its place. */
function steadyWeight(exact: number, before: number | undefined): number {
  if (before !== undefined && exact > before - 0.5 && exact < before + 1.5) return before;
  return Math.floor(exact);
}

/** Total, so that the same board always lists in the same order. */
export const byAttention = (a: Attention, b: Attention): number =>
  a.urgency - b.urgency || b.weight - a.weight || (a.name < b.name ? -1 : 1);
