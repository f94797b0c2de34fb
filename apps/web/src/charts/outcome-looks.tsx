import type { StackedOutcome } from './outcome-series.ts';

interface Look {
  readonly word: string;
  readonly fill: string;
  readonly stroke: string;
}

/** Told apart by pattern as well as by colour: full, hatched, outlined. */
export const OUTCOME_LOOKS: Readonly<Record<StackedOutcome, Look>> = {
  success: { word: 'Succeeded', fill: 'var(--closed-wash)', stroke: 'var(--closed)' },
  ignored: { word: 'Ignored', fill: 'var(--line)', stroke: 'var(--ink-3)' },
  failure: { word: 'Failed', fill: 'var(--open)', stroke: 'var(--open)' },
  late: { word: 'Late', fill: 'url(#outcome-late)', stroke: 'var(--ink-3)' },
  rejected: { word: 'Refused', fill: 'url(#outcome-rejected)', stroke: 'var(--ink-2)' },
};

/** The patterns the looks refer to; in the page once. */
export function OutcomePatterns() {
  return (
    <svg width="0" height="0" aria-hidden="true" style={{ position: 'absolute' }}>
      <defs>
        <pattern
          id="outcome-rejected"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect width="5" height="5" fill="var(--surface)" />
          <rect width="1.5" height="5" fill="var(--ink-2)" />
        </pattern>
        <pattern id="outcome-late" width="5" height="5" patternUnits="userSpaceOnUse">
          <rect width="5" height="5" fill="var(--surface)" />
          <circle cx="2.5" cy="2.5" r="1" fill="var(--ink-3)" />
        </pattern>
      </defs>
    </svg>
  );
}
