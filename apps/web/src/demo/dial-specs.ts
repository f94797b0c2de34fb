import type { FaultDials } from '@fuseboard/protocol';

type DialKey = keyof FaultDials;

export interface DialSpec {
  readonly key: DialKey;
  readonly label: string;
  readonly unit: string;
  /** Where the slider ends; the field beside it goes on to `limit`. */
  readonly max: number;
  readonly limit: number;
  readonly step: number;
  /** Decimals that can be typed. */
  readonly decimals: number;
  /** In a few words, what it does. */
  readonly hint: string;
}

export const DIALS: readonly DialSpec[] = [
  {
    key: 'errorRate',
    label: 'Errors',
    unit: '%',
    max: 100,
    limit: 100,
    step: 1,
    decimals: 1,
    hint: 'answered with 500',
  },
  {
    key: 'latencyMs',
    label: 'Latency',
    unit: 'ms',
    max: 3_000,
    limit: 60_000,
    step: 50,
    decimals: 0,
    hint: 'added to its own',
  },
  {
    key: 'jitterMs',
    label: 'Jitter',
    unit: 'ms',
    max: 1_000,
    limit: 60_000,
    step: 10,
    decimals: 0,
    hint: 'more or less',
  },
  {
    key: 'hangRate',
    label: 'Hangs',
    unit: '%',
    max: 100,
    limit: 100,
    step: 1,
    decimals: 1,
    hint: 'never answered',
  },
  {
    key: 'resetRate',
    label: 'Resets',
    unit: '%',
    max: 100,
    limit: 100,
    step: 1,
    decimals: 1,
    hint: 'connection dropped',
  },
  {
    key: 'capacity',
    label: 'Capacity',
    unit: 'at once',
    max: 50,
    limit: 10_000,
    step: 1,
    decimals: 0,
    hint: 'more get 503',
  },
];

/** A number of the field, held within what the dial can be; null: not one. */
export function readDial(text: string, { limit, decimals }: DialSpec): number | null {
  const value = Number(text.replace(',', '.'));
  if (text.trim() === '' || !Number.isFinite(value)) return null;
  return Number(Math.min(limit, Math.max(0, value)).toFixed(decimals));
}

/** The slider of the capacity at its right end is no limit. */
export const fromSlider = (value: number, { key, max }: DialSpec): number | null =>
  key === 'capacity' && value >= max ? null : value;
