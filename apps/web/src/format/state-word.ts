import type { BreakerState } from '@fuseboard/protocol';

const WORDS = {
  closed: 'Closed',
  open: 'Open',
  'half-open': 'Half-open',
  'forced-open': 'Forced open',
  disabled: 'Disabled',
  'metrics-only': 'Metrics only',
} as const satisfies Record<BreakerState, string>;

const EFFECTS = {
  closed: 'calls pass',
  open: 'calls refused',
  'half-open': 'probing',
  'forced-open': 'calls refused',
  disabled: 'calls pass, nothing counted',
  'metrics-only': 'calls pass, never trips',
} as const satisfies Record<BreakerState, string>;

const IN_SENTENCE = {
  closed: 'closed',
  open: 'open',
  'half-open': 'half-open',
  'forced-open': 'forced',
  disabled: 'disabled',
  'metrics-only': 'metrics-only',
} as const satisfies Record<BreakerState, string>;

/** As a label: "Half-open". */
export const stateWord = (state: BreakerState): string => WORDS[state];

/** What it means for a caller: "calls pass". */
export const stateEffect = (state: BreakerState): string => EFFECTS[state];

/** Within a sentence that counts: "2 open, 1 forced". */
export const stateInSentence = (state: BreakerState): string => IN_SENTENCE[state];
