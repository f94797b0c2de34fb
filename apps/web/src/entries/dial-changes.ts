import type { FaultDials } from '@fuseboard/protocol';

export interface DialChange {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

const LABELS = {
  errorRate: 'error rate',
  latencyMs: 'latency',
  jitterMs: 'jitter',
  hangRate: 'hang',
  resetRate: 'reset',
  capacity: 'capacity',
} as const satisfies Record<keyof FaultDials, string>;

const DIALS = Object.keys(LABELS) as (keyof FaultDials)[]; // the keys of a literal

export function dialChanges(before: FaultDials, after: FaultDials): DialChange[] {
  return DIALS.filter((dial) => before[dial] !== after[dial]).map((dial) => ({
    label: LABELS[dial],
    before: dialValue(dial, before[dial]),
    after: dialValue(dial, after[dial]),
  }));
}

/** With its unit: "40 %", "800 ms", "no limit". */
export function dialValue(dial: keyof FaultDials, value: number | null): string {
  if (value === null) return 'no limit';
  if (dial === 'latencyMs' || dial === 'jitterMs') return `${value} ms`;
  return dial === 'capacity' ? String(value) : `${value} %`;
}
