import type { BreakerCommand, BreakerImpact, BreakerState, CommandImpact } from '@fuseboard/protocol';
import { plural, rate as perSecond } from '../format/quantity.ts';

/** How much of the traffic gets through. */
type Passing = 'all' | 'probes' | 'none';

export interface ImpactWords {
  readonly kind: 'cuts' | 'admits' | 'unchanged' | 'refused';
  readonly text: string;
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

/** What a command given now does to the calls of one breaker, in words and with what the server measured. */
export function impactWords(command: BreakerCommand, impact: BreakerImpact): ImpactWords {
  if (impact.refusal !== null) return { kind: 'refused', text: impact.refusal.message };
  const now = NOW[impact.state];
  const then = THEN[command];
  const rate = callsPerSecond(impact.rate);
  if (now === then) return unchanged(now, impact);
  if (then === 'none') {
    const text =
      now === 'all'
        ? `Cuts ${callsPerSecond(impact.cut)} that pass now.`
        : `Stops the probes; ${rate} stay refused.`;
    return { kind: 'cuts', text };
  }
  if (then === 'all') {
    const text =
      now === 'none'
        ? `Lets through ${callsPerSecond(impact.admitted)} that are refused now.`
        : `Lets through ${rate}, not only probes.`;
    return { kind: 'admits', text };
  }
  return {
    kind: 'admits',
    text: `Lets the next ${plural(impact.probes, 'call')} through as probes; ${rate} are asked.`,
  };
}

function unchanged(passing: Passing, { rate, admitted }: BreakerImpact): ImpactWords {
  const calls = callsPerSecond(rate);
  if (passing === 'none') {
    return { kind: 'unchanged', text: `Calls are refused already: ${calls} stay refused.` };
  }
  if (passing === 'probes') return { kind: 'unchanged', text: 'Probes go on as they are.' };
  // A slow start refuses some of them, and ends.
  if (admitted) return { kind: 'admits', text: `Lets through ${callsPerSecond(admitted)} more, at once.` };
  return { kind: 'unchanged', text: `Calls pass already: ${calls} go on passing.` };
}

/** The same for many, in sum; `notes` are what a sum does not say. */
export function impactOfMany(impact: CommandImpact): ImpactWords & { readonly notes: readonly string[] } {
  const { cut, admitted } = impact;
  const cuts = cut > 0 ? [`Cuts ${callsPerSecond(cut)} that pass now.`] : [];
  const admits = admitted > 0 ? [`Lets through ${callsPerSecond(admitted)} that are refused now.`] : [];
  const text = [...cuts, ...admits].join(' ') || 'Changes nothing for callers, as far as is known.';
  const kind = cut > 0 ? 'cuts' : admitted > 0 ? 'admits' : 'unchanged';
  return { kind, text, notes: notesOf(impact) };
}

function notesOf({ breakers, unknown, refused, missing }: CommandImpact): readonly string[] {
  const bare = breakers.filter(({ cut, fallback }) => cut !== null && cut > 0 && fallback === null).length;
  const notes: readonly (readonly [number, string])[] = [
    [bare, `Callers of ${bare} get an error; there is no fallback.`],
    [unknown, `How many calls come is not known yet of ${unknown}.`],
    [refused, `${refused} would refuse it as they stand.`],
    [missing.length, `${missing.length} are no longer on the board.`],
  ];
  return notes.flatMap(([count, text]) => (count > 0 ? [text] : []));
}

function callsPerSecond(rate: number | null): string {
  if (rate === null) return 'calls (how many a second is not known yet)';
  if (rate === 0) return 'calls (none at the moment)';
  return `about ${perSecond(rate).replace('/s', ' calls/s')}`;
}
