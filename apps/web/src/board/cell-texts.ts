import type { BreakerState, NumbersView, ThresholdsView } from '@fuseboard/protocol';
import { count, latency, percent, plural, rateDigits } from '../format/quantity.ts';

/** A breaker's numbers as a card and a row write them. */
export interface CellTexts {
  /** "62 %"; below the minimum "7 of 20 calls". */
  readonly errors: string;
  /** What `errors` is: "errors", or nothing where it explains itself. */
  readonly errorsUnit: string;
  /** Calls a second, without the unit. */
  readonly rate: string;
  readonly p50: string;
  readonly p95: string;
  readonly p99: string;
  /** How many calls the percentage is of; empty where `errors` already says so. */
  readonly samples: string;
}

/** How the percentage is to be taken; `unknown` is never coloured. */
export type Verdict = 'unknown' | 'fine' | 'reached';

const NOTHING = '–';

export function cellTexts(numbers: NumbersView | null, state: BreakerState): CellTexts {
  return {
    ...errorTexts(numbers, state),
    rate: numbers === null ? NOTHING : rateDigits(numbers.rate),
    ...latencyTexts(numbers),
  };
}

function errorTexts(
  numbers: NumbersView | null,
  state: BreakerState,
): Pick<CellTexts, 'errors' | 'errorsUnit' | 'samples'> {
  if (state === 'disabled') return { errors: 'not counted', errorsUnit: '', samples: '' };
  if (numbers === null) return { errors: NOTHING, errorsUnit: '', samples: '' };
  const { failureRate, calls } = numbers;
  if (failureRate !== null) {
    return { errors: percent(failureRate), errorsUnit: 'errors', samples: plural(calls.buffered, 'call') };
  }
  if (calls.buffered >= calls.minimum) return { errors: NOTHING, errorsUnit: '', samples: '' };
  return {
    errors: `${count(calls.buffered)} of ${plural(calls.minimum, 'call')}`,
    errorsUnit: '',
    samples: '',
  };
}

function latencyTexts(numbers: NumbersView | null): Pick<CellTexts, 'p50' | 'p95' | 'p99'> {
  const found = numbers?.latency ?? null;
  if (found === null) return { p50: NOTHING, p95: NOTHING, p99: NOTHING };
  return { p50: latency(found.p50), p95: latency(found.p95), p99: latency(found.p99) };
}

export function verdictOf(numbers: NumbersView | null, thresholds: ThresholdsView): Verdict {
  const failureRate = numbers?.failureRate ?? null;
  if (failureRate === null) return 'unknown';
  return failureRate >= thresholds.failureRate ? 'reached' : 'fine';
}
