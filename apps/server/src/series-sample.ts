import type { BreakerState } from '@fuseboard/protocol';

/** What is kept of a breaker's calls: counts of a while, rates and state as they stood at its end. */
export interface SeriesSample {
  readonly breaker: string;
  /** Epoch seconds at its end. */
  readonly second: number;
  readonly success: number;
  readonly failure: number;
  readonly ignored: number;
  readonly rejected: number;
  readonly late: number;
  readonly timeout: number;
  readonly slow: number;
  /** Percent of the window. */
  readonly failureRate: number | null;
  readonly slowCallRate: number | null;
  /** How long the calls took, as `LatencyHistogram` writes it. */
  readonly latency: string;
  readonly state: BreakerState;
}

const COUNTS = ['success', 'failure', 'ignored', 'rejected', 'late', 'timeout', 'slow'] as const;

/** How many calls ended how, and how many were slow. */
export type Counts = Readonly<Record<(typeof COUNTS)[number], number>>;

export function sumOf(parts: readonly Counts[]): Counts {
  const sum = { success: 0, failure: 0, ignored: 0, rejected: 0, late: 0, timeout: 0, slow: 0 };
  for (const part of parts) for (const count of COUNTS) sum[count] += part[count];
  return sum;
}
