import type { BreakerState } from '@fuseboard/protocol';

/** The states as resilience4j's meters name them. */
export const STATE_LABELS = {
  closed: 'closed',
  open: 'open',
  'half-open': 'half_open',
  'forced-open': 'forced_open',
  disabled: 'disabled',
  'metrics-only': 'metrics_only',
} as const satisfies Record<BreakerState, string>;
