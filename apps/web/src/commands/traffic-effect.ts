import type { BreakerCommand, BreakerState } from '@fuseboard/protocol';
import { rate as perSecond } from '../format/quantity.ts';

/** How much of the traffic gets through. */
type Passing = 'all' | 'probes' | 'none';

export interface TrafficEffect {
  readonly kind: 'cuts' | 'admits' | 'unchanged';
  readonly text: string;
}

export interface Traffic {
  /** Calls a second asked of the breaker; null: not known yet. */
  readonly rate: number | null;
  /** Probes of one half-open period. */
  readonly permitted: number;
}

const NOW: Readonly<Record<BreakerState, Passing>> = {
  closed: 'all',
  open: 'none',
  'half-open': 'probes',
  'forced-open': 'none',
  disabled: 'all',
  'metrics-only': 'all',
};

const THEN: Readonly<Record<BreakerCommand, Passing>> = {
  'force-open': 'none',
  disable: 'all',
  'metrics-only': 'all',
  trip: 'none',
  probe: 'probes',
  reset: 'all',
};

/** What a command given now does to the calls, in words and with the present rate. */
export function trafficEffect(command: BreakerCommand, state: BreakerState, traffic: Traffic): TrafficEffect {
  const now = NOW[state];
  const then = THEN[command];
  const rate = rateWords(traffic.rate);
  if (now === then) return { kind: 'unchanged', text: unchanged(now, rate) };
  if (then === 'none') {
    const text = now === 'all' ? `Cuts ${rate} that pass now.` : `Stops the probes; ${rate} are refused.`;
    return { kind: 'cuts', text };
  }
  if (then === 'all') {
    const text =
      now === 'none'
        ? `Lets through ${rate} that are refused now.`
        : `Lets through ${rate}, not only probes.`;
    return { kind: 'admits', text };
  }
  return {
    kind: 'admits',
    text: `Lets the next ${traffic.permitted} calls through as probes; ${rate} are asked.`,
  };
}

function unchanged(passing: Passing, rate: string): string {
  if (passing === 'none') return `Calls are refused already: ${rate} stay refused.`;
  if (passing === 'all') return `Calls pass already: ${rate} go on passing.`;
  return 'Probes go on as they are.';
}

function rateWords(rate: number | null): string {
  if (rate === null) return 'calls (how many a second is not known yet)';
  if (rate === 0) return 'calls (none at the moment)';
  return `about ${perSecond(rate).replace('/s', ' calls/s')}`;
}
