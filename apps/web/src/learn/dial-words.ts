import { latency } from '../format/quantity.ts';
import type { Dial } from './turns.ts';

export interface DialSpec {
  readonly dial: Dial;
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Where it stands while the lesson has it. */
  readonly rest: number;
  readonly unit: '%' | 'ms' | 'times' | 'calls' | 'key';
}

/** In the words of the demo's dials. */
export const DIAL_SPECS: readonly DialSpec[] = [
  { dial: 'error', name: 'Error rate', min: 0, max: 100, step: 5, rest: 0, unit: '%' },
  { dial: 'latency', name: 'Added latency', min: 0, max: 5_000, step: 50, rest: 0, unit: 'ms' },
  { dial: 'spread', name: 'Latency, times', min: 1, max: 20, step: 1, rest: 1, unit: 'times' },
  { dial: 'hang', name: 'Hang for 30 s', min: 0, max: 100, step: 5, rest: 0, unit: '%' },
  { dial: 'capacity', name: 'Calls at once', min: 1, max: 50, step: 1, rest: 50, unit: 'calls' },
  { dial: 'key', name: 'One bad key', min: 0, max: 0, step: 1, rest: 0, unit: 'key' },
];

export function dialWords({ unit }: DialSpec, value: number): string {
  switch (unit) {
    case '%':
      return `${value} %`;
    case 'ms':
      return latency(value);
    case 'times':
      return `× ${value}`;
    case 'calls':
      return String(value);
    case 'key':
      return value === 0 ? 'none' : `number ${value}`;
    default:
      return unit satisfies never;
  }
}
