import type { NumbersView } from '@fuseboard/protocol';
import type { BreakerEntry } from './board-state.ts';
import { explanationOf } from './explanation-of.ts';

/** From this share of a threshold on, a breaker is worth a look before it trips… */
const NEAR = 0.8;
/** …and below this one no longer: a rate that trembles about one line must not make the page tremble. */
const NO_LONGER = 0.7;
/** Of a streak of so few, the call before the last one would always be near. */
const SHORT_STREAK = 3;

type TripRule = 'failure-rate' | 'slow-call-rate' | 'consecutive-failures';

/** The rule by which a closed breaker is nearest to opening. */
export interface NearestTrip {
  readonly rule: TripRule;
  /** Percent, or calls in a row. */
  readonly observed: number;
  readonly threshold: number;
  /** How far it is on its way: 1 is the threshold. */
  readonly share: number;
}

/** As the library explains why the breaker has not opened; null where nothing counts towards a trip yet. `now` in server epoch ms. */
export function nearestTrip(entry: BreakerEntry, numbers: NumbersView, now: number): NearestTrip | null {
  if (entry.state !== 'closed') return null;
  let nearest: NearestTrip | null = null;
  for (const { rule, observed, threshold } of explanationOf(entry, numbers, now).notOpen) {
    if (!isTripRule(rule) || observed === null || threshold === null) continue;
    if (rule === 'consecutive-failures' && threshold < SHORT_STREAK) continue;
    const share = observed / threshold;
    if (nearest === null || share > nearest.share) nearest = { rule, observed, threshold, share };
  }
  return nearest;
}

const isTripRule = (rule: string): rule is TripRule =>
  rule === 'failure-rate' || rule === 'slow-call-rate' || rule === 'consecutive-failures';

/** `before`: what was said of the same breaker last time. */
export const isNearThreshold = (share: number, before: boolean): boolean =>
  share >= (before ? NO_LONGER : NEAR);
