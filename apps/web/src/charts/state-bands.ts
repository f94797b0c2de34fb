import type { BreakerState, StateSpan } from '@fuseboard/protocol';
import type { TimeDomain } from './time-axis.ts';

/** A stretch of one state inside the domain. */
export interface StateBand {
  readonly state: BreakerState;
  readonly from: number;
  readonly to: number;
}

/** The spans that touch the domain, cut to it; neighbours of the same state become one. */
export function stateBands(spans: readonly StateSpan[], domain: TimeDomain): StateBand[] {
  const bands: StateBand[] = [];
  for (const span of spans) {
    const from = Math.max(span.from, domain.from);
    const to = Math.min(span.to ?? domain.to, domain.to);
    if (to <= from) continue;
    const last = bands.at(-1);
    if (last?.state === span.state && last.to === from) bands[bands.length - 1] = { ...last, to };
    else bands.push({ state: span.state, from, to });
  }
  return bands;
}

export function bandAt(bands: readonly StateBand[], at: number): StateBand | undefined {
  return bands.findLast((band) => band.from <= at && at <= band.to);
}
