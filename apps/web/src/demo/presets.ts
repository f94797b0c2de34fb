import type { FaultDials } from '@fuseboard/protocol';

export interface Preset {
  readonly label: string;
  /** All dials, from those of the healthy service. */
  readonly dials: (healthy: FaultDials) => FaultDials;
}

export const PRESETS: readonly Preset[] = [
  { label: 'Healthy', dials: (healthy) => healthy },
  { label: 'Failing 100 %', dials: (healthy) => ({ ...healthy, errorRate: 100 }) },
  { label: 'Slow +800 ms', dials: (healthy) => ({ ...healthy, latencyMs: healthy.latencyMs + 800 }) },
  { label: 'Hanging', dials: (healthy) => ({ ...healthy, hangRate: 100 }) },
];

export function sameDials(a: FaultDials, b: FaultDials): boolean {
  return (
    a.errorRate === b.errorRate &&
    a.latencyMs === b.latencyMs &&
    a.jitterMs === b.jitterMs &&
    a.hangRate === b.hangRate &&
    a.resetRate === b.resetRate &&
    a.capacity === b.capacity
  );
}
